export type { OutputFolder, Tool } from './define-tool.ts';
export { FoundPassages } from './knowledge-search/knowledge-search.tool.ts';
export { TableAnswer, columnsOf, tableComparisons, tableOperations } from './table-query/table-query.tool.ts';
export type { TableQuestion } from './table-query/table-query.tool.ts';
export { lowerSchema } from './lower-schema.ts';
export { toolInfos, tools } from './registry.ts';
export { createOutputFolder } from './write-file/output-folder.ts';
