export type { OutputFolder, Tool } from './define-tool.ts';
export { FoundPassages } from './knowledge-search/knowledge-search.tool.ts';
export { columnsOf } from './table-query/table-query.tool.ts';
export { TableAnswer, tableComparisons, tableOperations } from './table-query/table-question.ts';
export type { TableQuestion } from './table-query/table-question.ts';
export { lowerSchema } from './lower-schema.ts';
export { toolInfos, tools } from './registry.ts';
export { createOutputFolder } from './write-file/output-folder.ts';
