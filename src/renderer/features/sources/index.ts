export { CitationChip } from './citation-chip.tsx';
export { PassageDrawer } from './passage-drawer.tsx';
