/** Encoders for mail bodies and headers (RFC 2045, RFC 2047); only what a sample mailbox needs. */

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** A header value; anything beyond ASCII becomes encoded words of at most 75 characters. */
export function encodeHeader(text: string): string {
  if (isPlain(text)) return text;
  const words: string[] = [];
  let chunk = '';
  for (const character of text) {
    if (Buffer.byteLength(chunk + character) > 42) {
      words.push(chunk);
      chunk = '';
    }
    chunk += character;
  }
  words.push(chunk);
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

/** Quoted-printable with soft line breaks at 75 characters. */
export function encodeQuotedPrintable(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const tokens = [...Buffer.from(line)].map((byte, index, bytes) => {
        const lastBlank = index === bytes.length - 1 && (byte === 0x20 || byte === 0x09);
        const printable = byte >= 0x20 && byte <= 0x7e && byte !== 0x3d && !lastBlank;
        return printable ? String.fromCodePoint(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
      });
      const lines: string[] = [];
      let current = '';
      for (const token of tokens) {
        if (current.length + token.length > 75) {
          lines.push(`${current}=`);
          current = '';
        }
        current += token;
      }
      return [...lines, current].join('\r\n');
    })
    .join('\r\n');
}

/** Base64 in lines of 76 characters. */
export function encodeBase64(text: string): string {
  return (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');
}

/** Lines that would look like the start of the next mail in an mbox get a `>` (mboxrd). */
export function escapeFromLines(text: string): string {
  return text.replaceAll(/^(>*From )/gm, '>$1');
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The HTML twin of a plain text body. */
export function htmlOf(text: string): string {
  const paragraphs = text
    .split('\n\n')
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>\n')}</p>`);
  return `<html><body>\n${paragraphs.join('\n')}\n</body></html>`;
}
