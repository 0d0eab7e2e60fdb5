export { citationKey } from './citation-key.ts';
export { useFileName } from './use-file-name.ts';
export { PlaceLink } from './place-link.tsx';
export { CitationChip } from './citation-chip.tsx';
export { PassageDrawer } from './passage-drawer.tsx';
