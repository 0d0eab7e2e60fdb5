export { QueuePlace } from './queue-place.tsx';
export { RunsView } from './runs-view.tsx';
