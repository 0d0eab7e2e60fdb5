export { developmentWording as evaluationWording } from '../development/index.ts';
