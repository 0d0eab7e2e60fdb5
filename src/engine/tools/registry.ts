import type { ToolInfo } from '../../shared/domain/preset.ts';
import { calculator } from './calculator/calculator.tool.ts';
import { dateArithmetic } from './date-arithmetic/date-arithmetic.tool.ts';
import type { Tool } from './define-tool.ts';
import { knowledgeSearch } from './knowledge-search/knowledge-search.tool.ts';
import { tableQuery } from './table-query/table-query.tool.ts';
import { writeFile } from './write-file/write-file.tool.ts';

/** Every tool that an agent can be granted. */
export const tools: readonly Tool[] = [knowledgeSearch, tableQuery, calculator, dateArithmetic, writeFile];

/** The tools as the palette and the inspector show them. */
export const toolInfos: readonly ToolInfo[] = tools.map(({ name, title, description, effect, approval }) => ({
  id: name,
  title,
  describes: description,
  effect,
  mayRunUnasked: approval !== 'always',
}));
