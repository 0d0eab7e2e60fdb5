import type { Block } from '../../../shared/domain/source.ts';

/** How a passage is introduced to a model: what it is, and who wrote it. */
export function passageHeading(block: Block): string {
  const day = block.timestamp === null ? null : new Date(block.timestamp).toISOString().slice(0, 10);
  return day === null ? sourceName(block) : `${sourceName(block)}, ${day}`;
}

/** The kind of source and who wrote it. */
function sourceName(block: Block): string {
  return block.author === null || block.author === ''
    ? kindNames[block.kind]
    : `${kindNames[block.kind]}, ${block.author}`;
}

/** What a kind of block is called in a prompt. */
export const kindNames = {
  row: 'tracker',
  commit: 'commit',
  message: 'chat',
  mail: 'mail',
  event: 'calendar',
  passage: 'note',
  page: 'report',
} as const;

/** What a model reads of a block: the words of a stretch; of a calendar entry, whose source is a list of properties, what they say. */
export function readableText(options: {
  readonly block: Block;
  readonly start?: number;
  readonly end?: number;
}): string {
  const { block, start, end } = options;
  if (block.kind !== 'event')
    return (block.fields['readable'] ?? block.text.slice(start ?? 0, end ?? block.text.length)).replace(
      /\s*\n\s*/g,
      ' ',
    );
  const { fields } = block;
  const day = (fields['startLocal'] ?? fields['start'] ?? '').slice(0, 10);
  const last = (fields['endLocal'] ?? fields['end'] ?? '').slice(0, 10);
  return [
    block.title,
    day === '' ? null : last === '' || last === day ? `on ${day}` : `from ${day} to ${last}`,
    fields['status'] === 'CANCELLED' ? 'cancelled' : null,
    fields['description'],
  ]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(', ');
}
