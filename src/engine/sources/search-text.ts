import type { Block } from '../../shared/domain/source.ts';

/** What a chunk's structure adds in front of its text is cut here: it must not crowd out the text. */
const PREFIX_LENGTH = 120;

/** How a block is searched: the stretch of its text that is cut into chunks, and what is put in front of each. */
export type Searchable = {
  readonly prefix: string;
  readonly body: string;
  /** False: the body is made of fields and stays whole. */ readonly verbatim: boolean;
};

/** The words that help to find a block: who, where and about what, then its text. Null: found through its series instead. */
export function searchableOf(block: Block): Searchable | null {
  const { fields } = block;
  switch (block.kind) {
    case 'row':
      return { prefix: '', body: Object.values(fields).join(' | ') || block.text, verbatim: false };
    case 'event':
      return fields['occurrence'] !== undefined && !/^RECURRENCE-ID/mu.test(block.text)
        ? null
        : { prefix: '', body: eventText(fields), verbatim: false };
    case 'message':
      return fields['readable'] === undefined
        ? { prefix: cut(`#${fields['channel'] ?? ''} ${block.author ?? ''}: `), body: block.text, verbatim: true }
        : {
            prefix: cut(`#${fields['channel'] ?? ''} ${block.author ?? ''}: `),
            body: fields['readable'],
            verbatim: false,
          };
    case 'mail':
      return { prefix: cut(`${block.title}. ${block.author ?? ''}: `), body: block.text, verbatim: true };
    case 'commit':
      return { prefix: cut(`${block.author ?? ''}: `), body: block.text, verbatim: true };
    case 'passage':
      return {
        prefix: block.text.includes(block.title) ? '' : cut(`${block.title}: `),
        body: block.text,
        verbatim: true,
      };
    case 'page':
      return { prefix: cut(`${block.title}: `), body: block.text, verbatim: true };
  }
}

function eventText(fields: Readonly<Record<string, string>>): string {
  const names = (fields['attendees'] ?? '').replace(/ <[^>]*>/gu, '');
  return [
    fields['summary'],
    fields['startLocal']?.slice(0, 16).replace('T', ' '),
    fields['location'],
    fields['description'],
    names,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' | ');
}

function cut(prefix: string): string {
  return prefix.length > PREFIX_LENGTH ? `${prefix.slice(0, PREFIX_LENGTH - 3)}: ` : prefix;
}
