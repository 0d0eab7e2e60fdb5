import { noteDays } from './compose-noise.ts';
import { isoDay } from './dates.ts';
import type { Drafts, FoundEvidence, NoteLine, Written } from './drafts.ts';
import { readMarks } from './marked-text.ts';
import type { World } from './world.ts';

const headings = { discussion: 'Discussion', decisions: 'Decisions', actions: 'Actions' } as const;

function nearest(ago: number): number {
  return noteDays.toSorted((left, right) => Math.abs(left - ago) - Math.abs(right - ago))[0] ?? ago;
}

/** Meeting notes in Markdown, one file for each minuted meeting; every bullet is one line, so a line is a citation. */
export function writeNotes(world: World, drafts: Drafts): Written {
  const random = world.random.fork('note-files');
  const files = new Map<string, Uint8Array>();
  const found: FoundEvidence[] = [];
  const people = Object.values(world.people);
  for (const [index, ago] of noteDays.entries()) {
    const day = isoDay(world.clock.day(ago));
    const project = world.projects[0]?.name ?? '';
    const title = index % 3 === 2 ? `${project} steering` : `${project} sync`;
    const file = `notes/${day}-${title.toLowerCase().replaceAll(' ', '-')}.md`;
    const attendees = random.shuffle(people).slice(0, random.integer(4, 7));
    const lines = [`# ${title}, ${day}`, '', `Attendees: ${attendees.map((person) => person.name).join(', ')}`, ''];
    const mine = drafts.notes.filter((line) => nearest(line.ago) === ago);
    for (const section of ['discussion', 'decisions', 'actions'] as const) {
      const entries = random.shuffle(mine.filter((line) => line.section === section));
      if (entries.length === 0) continue;
      lines.push(`## ${headings[section]}`, '');
      for (const entry of entries) writeEntry({ entry, section, file, lines, found });
      lines.push('');
    }
    files.set(file, new TextEncoder().encode(lines.join('\n')));
  }
  return { files, found };
}

function writeEntry(options: {
  readonly entry: NoteLine;
  readonly section: NoteLine['section'];
  readonly file: string;
  readonly lines: string[];
  readonly found: FoundEvidence[];
}): void {
  const { entry, section, file, lines, found } = options;
  const { text, quotes } = readMarks(entry.text);
  lines.push(section === 'actions' ? `- [ ] ${text}` : `- ${text}`);
  if (entry.key !== '')
    found.push({
      key: entry.key,
      tag: 'story',
      evidence: { file, locator: { line: lines.length, lines: 1 }, quote: text },
    });
  for (const { tag, quote } of quotes)
    found.push({ key: entry.key, tag, evidence: { file, locator: { line: lines.length, lines: 1 }, quote } });
}
