export type MailText = {
  /** What this mail itself says, a verbatim stretch of its body. Lines between answers that quote stay, marked by `>`. */
  readonly text: string;
  /** What it repeats of earlier mails, above or below. */
  readonly quoted: string;
};

const attribution =
  /^(?:>?\s*)(?:on\b.{4,200}\bwrote|am\b.{4,200}\bschrieb.{0,80}|.{4,120}\bschrieb am\b.{0,80}|le\b.{4,200}\ba [ée]crit|el\b.{4,200}\bescribi[óo].{0,80}|il\b.{4,200}\bha scritto.{0,80}|em\b.{4,200}\bescreveu.{0,80}|op\b.{4,200}\bschreef.{0,80}|.{3,120}\bwrote)\s*:\s*$/iu;
const originalMark =
  /^\s*(?:-{2,}|_{2,})\s*(?:original message|urspr[üu]ngliche nachricht|message d'origine|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht)\s*(?:-{2,}|_{2,})?\s*$/iu;
const headerLine =
  /^\s*\*?(?:from|sent|to|cc|subject|date|von|gesendet|an|betreff|datum|de|envoy[ée]|[àa]|objet|enviado|para|asunto|da|inviato|oggetto|data|assunto)\s*:\*?\s*\S/iu;
const forwardMark =
  /forwarded message|weitergeleitete nachricht|message transf[ée]r[ée]|mensaje reenviado|messaggio inoltrato|mensagem encaminhada/iu;

/** Takes quoted mail away from the end (and the start) of a body; a forwarded mail is news to its reader and stays. */
export function splitQuoted(body: string): MailText {
  const lines = body.replaceAll('\r\n', '\n').split('\n');
  const cut = Math.min(originalAt(lines), tailAt(lines));
  const head = headEnd(lines.slice(0, cut));
  const text = lines.slice(head, cut).join('\n').trim();
  if (text === '') return { text: cut < lines.length || head > 0 ? '' : body.trim(), quoted: body.trim() };
  const quoted = [...lines.slice(0, head), ...lines.slice(cut)].join('\n').trim();
  return { text, quoted };
}

/** Where an unmarked copy of the earlier mail begins (Outlook's way), else the number of lines. */
function originalAt(lines: readonly string[]): number {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (forwardMark.test(line)) return lines.length;
    if (originalMark.test(line)) return at;
    const headers = lines.slice(at, at + 5).filter((candidate) => headerLine.test(candidate)).length;
    if (headers >= 3 && headerLine.test(line)) return /^\s*_{5,}\s*$/u.test(lines[at - 1] ?? '') ? at - 1 : at;
  }
  return lines.length;
}

/** Where the `>` lines that end the mail begin, with the line that announces them. */
function tailAt(lines: readonly string[]): number {
  let at = lines.length;
  let quotes = 0;
  while (at > 0) {
    const line = lines[at - 1] ?? '';
    if (/^\s*>/u.test(line)) quotes += 1;
    else if (line.trim() !== '') break;
    at -= 1;
  }
  if (quotes === 0) return lines.length;
  return attributionStart(lines, at);
}

/** An attribution may be wrapped over two or three lines: `On Mon, … Ana <ana@x.org>` and `wrote:`. */
function attributionStart(lines: readonly string[], end: number): number {
  for (let count = 1; count <= 3; count += 1) {
    const joined = lines
      .slice(Math.max(0, end - count), end)
      .join(' ')
      .trim();
    if (attribution.test(joined)) return Math.max(0, end - count);
  }
  return end;
}

/** The end of a quote that stands on top of the answer. */
function headEnd(lines: readonly string[]): number {
  let at = 0;
  while (at < lines.length && (lines[at] ?? '').trim() === '') at += 1;
  let quoteStart = at;
  for (let count = 1; count <= 3; count += 1) {
    if (
      attribution.test(
        lines
          .slice(at, at + count)
          .join(' ')
          .trim(),
      )
    )
      quoteStart = at + count;
  }
  let end = quoteStart;
  while (end < lines.length && /^\s*>|^\s*$/u.test(lines[end] ?? '')) end += 1;
  const quotes = lines.slice(quoteStart, end).some((line) => line.trimStart().startsWith('>'));
  return quotes ? end : 0;
}
