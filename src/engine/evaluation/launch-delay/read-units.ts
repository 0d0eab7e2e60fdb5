import * as fs from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ical from 'ical.js';
import git from 'isomorphic-git';
import PostalMime from 'postal-mime';
import { extractText, getDocumentProxy } from 'unpdf';
import { z } from 'zod';
import { parseJson } from '../../../shared/kernel/json.ts';
import type { ScoredCitation } from './answer-schema.ts';
import type { Evidence } from './ground-truth.ts';

/** One citable unit of a source file, decoded: a row, commit, message, mail, event, line or page. */
export interface Unit {
  /** The only value of the unit's locator, as text (`row` → id, `line` → number). */
  readonly place: string;
  readonly text: string;
  /** The same unit as the raw decoded file holds it, where that differs: a row with its commas and quotes, a calendar entry. */
  readonly written?: readonly string[];
}

/** Units of every export file, by path. Read with other libraries than the writers use, so it checks them. */
export type Units = ReadonlyMap<string, readonly Unit[]>;

const messagesSchema = z.array(z.object({ ts: z.string(), text: z.string() }));
const rowsSchema = z.array(z.object({ raw: z.string(), record: z.array(z.string()) }));

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const squeeze = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function readTable(text: string): Unit[] {
  const firstLine = text.split('\n')[0] ?? '';
  const delimiter = firstLine.split(';').length > firstLine.split(',').length ? ';' : ',';
  const rows = rowsSchema.parse(parse(text, { delimiter, raw: true }));
  return rows.slice(1).map(({ raw, record }) => ({ place: record[0] ?? '', text: record.join(' · '), written: [raw] }));
}

function readChat(path: string, text: string): Unit[] {
  const parsed = parseJson(messagesSchema, text);
  if (!parsed.ok) return [{ place: '', text }];
  const channel = path.split('/')[1] ?? '';
  return parsed.value.map((message) => ({
    place: `${channel}/${message.ts}`,
    text: message.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    written: [message.text],
  }));
}

async function readMailbox(text: string): Promise<Unit[]> {
  const sources = text.split(/^From \S+@.*$\n/m).slice(1);
  const mails = sources.map(async (source) => {
    const mail = await PostalMime.parse(source.replaceAll(/^>(>*From )/gm, '$1'));
    return { place: mail.messageId ?? '', text: `${mail.subject ?? ''}\n${mail.text ?? ''}\n${mail.html ?? ''}` };
  });
  return await Promise.all(mails);
}

/** Folded lines joined (RFC 5545 3.1). */
function unfold(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(/\n[ \t]/g, '');
}

/** Escapes of text values undone (RFC 5545 3.3.11). */
function unescapeText(text: string): string {
  return text.replaceAll(/\\([\\;,nN])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character));
}

function readCalendar(text: string): Unit[] {
  const calendar = new ical.Component(ical.parse(text));
  const sources = unfold(text).match(/^BEGIN:VEVENT$.*?^END:VEVENT$/gms) ?? [];
  return calendar.getAllSubcomponents('vevent').map((component, index) => {
    const event = new ical.Event(component);
    const source = sources[index] ?? '';
    const written = [source, unescapeText(source)];
    return { place: event.uid, text: `${event.summary} ${event.startDate.toString()}`, written };
  });
}

async function readPages(bytes: Uint8Array): Promise<Unit[]> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: false });
  return text.map((page, index) => ({ place: String(index + 1), text: page }));
}

async function readBundle(bytes: Uint8Array): Promise<Unit[]> {
  const buffer = Buffer.from(bytes);
  const split = buffer.indexOf('\n\n');
  const heads = decode(buffer.subarray(0, split))
    .split('\n')
    .slice(1)
    .map((line) => line.slice(0, 40));
  const dir = await mkdtemp(join(tmpdir(), 'bundle-'));
  try {
    await git.init({ fs, dir });
    await mkdir(join(dir, '.git/objects/pack'), { recursive: true });
    await writeFile(join(dir, '.git/objects/pack/pack-sample.pack'), buffer.subarray(split + 2));
    await git.indexPack({ fs, dir, filepath: '.git/objects/pack/pack-sample.pack' });
    const units = new Map<string, Unit>();
    for (const head of new Set(heads)) {
      for (const { oid, commit } of await git.log({ fs, dir, ref: head }))
        units.set(oid, { place: oid, text: commit.message });
    }
    return [...units.values()];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function readFileUnits(path: string, bytes: Uint8Array): Promise<Unit[]> {
  if (path.endsWith('.csv')) return readTable(decode(bytes));
  if (path.endsWith('.json')) return readChat(path, decode(bytes));
  if (path.endsWith('.mbox')) return await readMailbox(decode(bytes));
  if (path.endsWith('.ics')) return readCalendar(decode(bytes));
  if (path.endsWith('.pdf')) return await readPages(bytes);
  if (path.endsWith('.bundle')) return await readBundle(bytes);
  return decode(bytes)
    .split('\n')
    .map((text, index) => ({ place: String(index + 1), text }));
}

/** Decodes all export files into citable units. */
export async function readUnits(files: ReadonlyMap<string, Uint8Array>): Promise<Units> {
  const units = new Map<string, readonly Unit[]>();
  for (const [path, bytes] of files) units.set(path, await readFileUnits(path, bytes));
  return units;
}

/** Whether a quote of the truth file stands in the unit that its locator names; white space counts as one blank. */
export function holdsQuote(units: Units, evidence: Evidence): boolean {
  const { locator } = evidence;
  const place =
    'line' in locator ? String(locator.line) : 'page' in locator ? String(locator.page) : Object.values(locator)[0];
  return (units.get(evidence.file) ?? []).some(
    (unit) => unit.place === place && squeeze(unit.text).includes(squeeze(evidence.quote)),
  );
}

/**
 * A check that a citation's text stands verbatim in one unit of its file, as decoded or as the raw file writes it; white space
 * counts as one blank. Only in files read line by line may a passage span neighbouring units. For `scoreAnswer`.
 */
export function createCitationResolver(units: Units): (citation: ScoredCitation) => boolean {
  const passages = new Map([...units].map(([path, list]) => [path, passagesOf(path, list)]));
  return ({ file, text }) => {
    const wanted = squeeze(text);
    if (wanted === '') return false;
    if ((passages.get(file) ?? []).some((passage) => passage.includes(wanted))) return true;
    return file.endsWith('.csv') && (units.get(file) ?? []).some((row) => holdsPieces(row, wanted));
  };
}

function passagesOf(path: string, list: readonly Unit[]): string[] {
  const alone = list.flatMap(({ text, written }) => [text, ...(written ?? [])]);
  const byLine = !/\.(?:csv|json|mbox|ics|pdf|bundle)$/.test(path);
  return (byLine ? [list.map(({ text }) => text).join('\n')] : alone).map(squeeze);
}

/** A row is also shown as its cells ("Title: x; Status: y"): then every piece of it must stand in that one row. */
function holdsPieces(row: Unit, shown: string): boolean {
  const cells = squeeze(row.text);
  const pieces = shown.split(/ · |; | \| |\t/).map((piece) => piece.replace(/^[\p{L} ]+: /u, '').trim());
  return pieces.every((piece) => cells.includes(piece));
}
