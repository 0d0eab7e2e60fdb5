export { checkProvenance } from './provenance.ts';
