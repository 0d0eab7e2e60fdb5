import { z } from 'zod';
import { RunEvent } from '../../../shared/events/index.ts';
import { RunId, Sha256 } from '../../../shared/kernel/ids.ts';
import { parseJson } from '../../../shared/kernel/json.ts';

/** The run and the workspace of the recording; no engine gives such a name. */
export const RECORDED = RunId.parse('recorded');

const Line = z.union([
  z.strictObject({ event: RunEvent }),
  z.strictObject({ text: z.strictObject({ sha256: Sha256, text: z.string() }) }),
]);

/** A real run that ships with the program: its events in order, and the texts of its model calls that are short enough to ship. */
export type Recording = { readonly events: readonly RunEvent[]; readonly texts: ReadonlyMap<string, string> };

/** From JSON lines as `scripts/record-run.ts` writes them. A line that this version cannot read ends the recording before it. */
export function parseRecording(lines: string): Recording {
  const events: RunEvent[] = [];
  const texts = new Map<string, string>();
  for (const line of lines.split('\n').filter((text) => text !== '')) {
    const parsed = parseJson(Line, line);
    if (!parsed.ok) break;
    if ('event' in parsed.value) events.push(parsed.value.event);
    else texts.set(parsed.value.text.sha256, parsed.value.text.text);
  }
  return { events, texts };
}

/** Loaded when somebody wants to see it. */
export async function loadRecording(): Promise<Recording> {
  const { default: lines } = await import('../../../../resources/recorded/launch-delay.jsonl?raw');
  return parseRecording(lines);
}
