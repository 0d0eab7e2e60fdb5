import { z } from 'zod';
import { FileProblem, ParsedBlock } from '../../ports/document-parser.ts';

/** Engine to parser process. `continue` asks for the next batch: the parser never runs ahead of its reader. */
export const ParserRequest = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('parse'),
    id: z.number(),
    path: z.string(),
    file: z.string(),
    entry: z.enum(['file', 'repository']),
  }),
  z.strictObject({ type: z.literal('continue'), id: z.number() }),
]);
export type ParserRequest = z.infer<typeof ParserRequest>;

/** Parser process to engine; `end` is the last message about a file. */
export const ParserReply = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('format'), id: z.number(), format: z.string() }),
  z.strictObject({ type: z.literal('blocks'), id: z.number(), blocks: z.array(ParsedBlock) }),
  z.strictObject({ type: z.literal('problem'), id: z.number(), problem: FileProblem }),
  z.strictObject({ type: z.literal('end'), id: z.number() }),
]);
export type ParserReply = z.infer<typeof ParserReply>;
