import { dateOrderOf, parseDate } from '../../text/parse-date.ts';
import type { DateOrder } from '../../text/parse-date.ts';

/** What the columns of a table are for, as far as headers and values tell. Indexes into the row's cells. */
export type Columns = {
  readonly names: readonly string[];
  readonly id: number | null;
  readonly title: number | null;
  readonly author: number | null;
  /** Columns that say when the row was written, changed or closed; never when something is planned. */
  readonly changed: readonly number[];
  readonly dateOrder: DateOrder;
};

const plannedHeader =
  /due|deadline|plan|target|estimat|expect|eta\b|f[äa]llig|frist|soll|geplant|ziel|start|begin|release|launch|scheduled|pr[ée]vu|[ée]ch[ée]ance|vencim|previst|fecha l[íi]mite|scadenza|data prevista|prazo/iu;
const changedHeader =
  /updat|chang|modif|creat|clos|resol|open(ed|ing)|report(ed)? (on|at|date)|last|activity|touched|logged|complet|ge[äa]ndert|[äa]nderung|aktualis|erstellt|angelegt|geschlossen|erledigt am|mis [àa] jour|maj\b|cr[ée]{2,3}|cl[oô]tur|ferm[ée]|actualiza|creaci|creado|cerrad|aggiornat|creato|chius|atualiza|criado|fechad|bijgewerkt|gewijzigd|aangemaakt|gesloten|timestamp|zeitstempel|stand\b/iu;
const titleHeader =
  /^(title|summary|subject|name|task|item|headline|issue|topic|what|titel|betreff|aufgabe|thema|bezeichnung|titre|objet|sujet|t[âa]che|intitul[ée]|t[íi]tulo|asunto|tarea|titolo|oggetto|attivit[àa]|assunto|tarefa|onderwerp|taak|naam)\b/iu;
const authorHeader =
  /^(author|reporter|reported by|created by|creator|opened by|requester|raised by|erstellt von|ersteller|autor|melder|auteur|cr[ée]{2} par|creado por|creato da|criado por|aangemaakt door)\b/iu;
const idHeader =
  /^(id|key|nr|no|num(ber)?|nummer|#|№|ref(erence)?|code|ticket|issue( key)?|vorgang|schl[üu]ssel|num[ée]ro|cl[ée]|clave|c[óo]digo|chiave|codice|chave|.* (id|key|nr\.?|no\.?|#))\.?$/iu;
const idValue = /^#?[\p{L}]{0,16}[-_/#.: ]{0,2}\d{1,12}(?:[-_/.]\p{L}{0,4}\d{0,6})?$|^[0-9a-f]{8}-[0-9a-f-]{13,36}$/iu;

/** Reads the purpose of every column from the header and up to a few thousand rows. */
export function describeColumns(options: {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}): Columns {
  const { names, rows } = options;
  const values = names.map((_, column) => rows.map((row) => row[column]?.trim() ?? ''));
  const dateOrder = dateOrderOf(values.flat());
  const changed = names.flatMap((name, column) => {
    if (!changedHeader.test(name) || plannedHeader.test(name)) return [];
    return mostlyDates(values[column] ?? [], dateOrder) ? [column] : [];
  });
  return {
    names,
    id: idColumn({ names, values, dateOrder }),
    title: titleColumn({ names, values, dateOrder }),
    author: indexOrNull(names.findIndex((name) => authorHeader.test(name.trim()))),
    changed,
    dateOrder,
  };
}

function idColumn(options: {
  readonly names: readonly string[];
  readonly values: readonly (readonly string[])[];
  readonly dateOrder: DateOrder;
}): number | null {
  const column = options.values.findIndex((cells, index) => {
    const filled = cells.filter((cell) => cell !== '');
    if (filled.length === 0 || filled.length < cells.length * 0.95) return false;
    const named = idHeader.test((options.names[index] ?? '').trim());
    const plainNumbers = filled.every((cell) => /^\d+$/u.test(cell));
    if (plainNumbers && !named && index > 0) return false;
    const like = filled.filter(
      (cell) => (named && cell.length <= 40) || (idValue.test(cell) && parseDate(cell, options.dateOrder) === null),
    );
    // Exports do repeat an id now and then; a column of few values is a category.
    return like.length >= filled.length * 0.9 && new Set(filled).size >= filled.length * 0.9;
  });
  return indexOrNull(column);
}

function titleColumn(options: {
  readonly names: readonly string[];
  readonly values: readonly (readonly string[])[];
  readonly dateOrder: DateOrder;
}): number | null {
  const named = options.names.findIndex(
    (name, index) => titleHeader.test(name.trim()) && wordsPerCell(options.values[index] ?? []) >= 1.3,
  );
  if (named !== -1) return named;
  const counts = options.values.map(wordsPerCell);
  const wordy = counts.findIndex((words) => words >= 2.5);
  return indexOrNull(wordy);
}

function wordsPerCell(cells: readonly string[]): number {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0) return 0;
  return filled.reduce((sum, cell) => sum + cell.split(/\s+/u).length, 0) / filled.length;
}

function mostlyDates(cells: readonly string[], order: DateOrder): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter((cell) => parseDate(cell, order) !== null).length >= filled.length * 0.6;
}

function indexOrNull(index: number): number | null {
  return index === -1 ? null : index;
}
