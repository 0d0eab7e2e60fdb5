import { createContext, useContext } from 'react';
import type { Catalogue } from './catalogue.ts';
import { en } from './catalogue.ts';

export const TextContext = createContext<Catalogue>(en);

/** The catalogue of the person's language. */
export function useText(): Catalogue {
  return useContext(TextContext);
}
