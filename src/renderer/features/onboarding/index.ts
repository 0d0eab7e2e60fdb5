export { FirstStepsCard } from './first-steps-card.tsx';
export { FirstStepsView } from './first-steps-view.tsx';
export { withRecording } from './play-recording.ts';
export { RecordedNote } from './recorded-note.tsx';
export { loadRecording } from './recording.ts';
