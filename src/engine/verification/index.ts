export { checkProvenance } from './provenance.ts';
export { ordersItsReader } from './reader-orders.ts';
export { shareOfOwnWords } from './own-words.ts';
