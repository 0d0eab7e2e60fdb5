export { ModelsView } from './models-view.tsx';
export { StarterModels } from './starter-models.tsx';
