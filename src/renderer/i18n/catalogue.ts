import { en } from './en/index.ts';

/** Every sentence of the product, by name. Another language is another object of this shape. */
export type Catalogue = typeof en;

export { en };
