export type RawMail = {
  /** The mail as it was before it was put into the mailbox: without the envelope line, `>From ` unescaped. */
  readonly bytes: Uint8Array;
  /** Line number (from 1) of the envelope line. */
  readonly line: number;
};

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const escapedFrom = /^>+From /u;
/** `From sender Wed Mar 12 09:00:00 2026`, with or without a zone; the words "From here on" at a line start do not end a mail. */
const envelope = /^From \S.*\s\d{1,2}:\d{2}(?::\d{2})?\b.*\d{4}|^From \S+@\S+\s+\S|^From (?:- |MAILER-DAEMON)/u;

/**
 * Cuts a mailbox into mails while it is being read: a mail begins at an envelope line that stands first or after an empty line.
 * Mails longer than `largest` bytes are cut there and reported through `onCut`.
 */
export async function* splitMbox(options: {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly largest: number;
  readonly onCut: (line: number) => void;
}): AsyncGenerator<RawMail> {
  let mail: MailUnderWay | null = null;
  let previousEmpty = true;
  let lineNumber = 0;
  for await (const line of linesOf(options.chunks)) {
    lineNumber += 1;
    if (previousEmpty && isEnvelope(line)) {
      if (mail !== null) yield finish(mail);
      mail = { parts: [], bytes: 0, line: lineNumber, cut: false };
    } else if (mail !== null && mail.bytes + line.length > options.largest) {
      if (!mail.cut) options.onCut(mail.line);
      mail.cut = true;
    } else if (mail !== null) {
      const part = unescape(line);
      mail.parts.push(part);
      mail.bytes += part.length;
    }
    previousEmpty = line.length === 0 || line[0] === LINE_FEED || (line[0] === CARRIAGE_RETURN && line.length <= 2);
  }
  if (mail !== null) yield finish(mail);
}

type MailUnderWay = { readonly parts: Uint8Array[]; bytes: number; readonly line: number; cut: boolean };

function isEnvelope(line: Uint8Array): boolean {
  if (line[0] !== 0x46 || line[1] !== 0x72 || line[2] !== 0x6f || line[3] !== 0x6d || line[4] !== 0x20) return false;
  return envelope.test(Buffer.from(line).toString('latin1').trimEnd());
}

function unescape(line: Uint8Array): Uint8Array {
  if (line[0] !== 0x3e) return line;
  return escapedFrom.test(Buffer.from(line.subarray(0, 64)).toString('latin1')) ? line.subarray(1) : line;
}

/** The empty line before the next envelope belongs to the mailbox, not to the mail. */
function finish(mail: MailUnderWay): RawMail {
  const bytes = Buffer.concat(mail.parts);
  let end = bytes.length;
  if (bytes[end - 1] === LINE_FEED) {
    const before = bytes[end - 2] === CARRIAGE_RETURN ? end - 2 : end - 1;
    if (before === 0 || bytes[before - 1] === LINE_FEED) end = before;
  }
  return { bytes: bytes.subarray(0, end), line: mail.line };
}

/** Lines with their line ends; a line is copied only where it crosses chunks. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array(0);
  for await (const chunk of chunks) {
    let start = 0;
    let at = chunk.indexOf(LINE_FEED);
    while (at !== -1) {
      const piece = chunk.subarray(start, at + 1);
      yield rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      rest = rest.length === 0 ? rest : new Uint8Array(0);
      start = at + 1;
      at = chunk.indexOf(LINE_FEED, start);
    }
    const tail = chunk.subarray(start);
    rest = rest.length === 0 ? Buffer.from(tail) : Buffer.concat([rest, tail]);
  }
  if (rest.length > 0) yield rest;
}
