export { checkProvenance } from './provenance.ts';
export { ordersItsReader } from './reader-orders.ts';
