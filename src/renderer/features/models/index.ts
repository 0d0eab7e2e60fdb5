export { ModelsView } from './models-view.tsx';
export { RecommendedSet } from './recommended-set.tsx';
export { StarterModels } from './starter-models.tsx';
