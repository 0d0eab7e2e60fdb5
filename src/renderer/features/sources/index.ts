export { PlaceLink } from './place-link.tsx';
export { CitationChip } from './citation-chip.tsx';
export { PassageDrawer } from './passage-drawer.tsx';
