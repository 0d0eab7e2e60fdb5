import { createContext } from 'react';

/** Ids of the models that are loaded now; changes only when one is loaded or leaves. */
export const ResidentContext = createContext<ReadonlySet<string>>(new Set());
