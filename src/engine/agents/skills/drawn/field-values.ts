import type { HandedItem } from '../../../../shared/domain/hand-off.ts';
import type { AgentField } from '../../../../shared/domain/team.ts';
import type { Block } from '../../../../shared/domain/source.ts';
import { datesIn, foldText } from '../../../memory/graph/index.ts';
import { verbatimSpan } from './verbatim-span.ts';

export type CheckedFields = {
  /** Values as they stand in the item; dates as YYYY-MM-DD. Fields without a value are absent. */
  readonly fields: Readonly<Record<string, string>>;
  /** Names of fields whose value does not stand there. */
  readonly rejected: readonly string[];
};

/** Resolves what a model copied against the item: what does not stand there is thrown away (ENGINE 5). */
export function checkFields(options: {
  readonly written: Readonly<Record<string, string>>;
  readonly fields: readonly AgentField[];
  readonly item: HandedItem;
  /** Where the item stands; its author and title count for names. */
  readonly block: Block | null;
  /** Epoch milliseconds from which words such as "Friday" are read where the source has no date. */
  readonly asOf: number;
}): CheckedFields {
  const { written, item, block, asOf } = options;
  const fields: Record<string, string> = {};
  const rejected: string[] = [];
  for (const { name, type } of options.fields) {
    const value = (written[name] ?? '').trim();
    if (foldText(value) === '') continue;
    // Who wrote a passage, and what it is headed, may name people that its words leave out.
    const places = type === 'name' ? [item.text, block?.author ?? '', block?.title ?? ''] : [item.text];
    const span = places.map((text) => verbatimSpan({ text, value })).find((found) => found !== null) ?? null;
    const read = span === null ? null : readValue({ value: span, type, reference: block?.timestamp ?? asOf });
    if (read === null) rejected.push(name);
    else fields[name] = read.replace(/\s+/g, ' ');
  }
  return { fields, rejected };
}

function readValue(options: {
  readonly value: string;
  readonly type: AgentField['type'];
  readonly reference: number;
}): string | null {
  const { value, type, reference } = options;
  switch (type) {
    case 'date':
      return datesIn({ text: value, reference })[0]?.day ?? null;
    case 'number':
      return /\d/.test(value) ? value : null;
    case 'text':
    case 'name':
      return value;
  }
}
