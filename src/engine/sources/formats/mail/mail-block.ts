import PostalMime from 'postal-mime';
import type { Address, Email, Mailbox } from 'postal-mime';
import type { ParsedBlock } from '../../../ports/document-parser.ts';
import { htmlToText } from '../../text/html-to-text.ts';
import { splitQuoted } from '../../text/split-quoted.ts';
import { ownOffsets, presentFields } from '../format.ts';

export type MailReading = {
  readonly block: ParsedBlock;
  /** What of this mail is missing, in words; null when it is whole. */
  readonly missing: string | null;
};

/** One mail as a block: its own words as text, what it quotes and its headers as fields. Throws when it is no mail at all. */
export async function readMail(options: { readonly bytes: Uint8Array; readonly place: string }): Promise<MailReading> {
  const email = await PostalMime.parse(options.bytes, { maxNestingDepth: 50, attachmentEncoding: 'arraybuffer' });
  if (email.from === undefined && email.subject === undefined && email.messageId === undefined) {
    throw new Error('there are no mail headers');
  }
  const body = email.text?.trim() ? email.text : htmlToText(email.html ?? '');
  const { text, quoted } = splitQuoted(body.replaceAll('\r\n', '\n'));
  const sender = mailboxes(email.from === undefined ? [] : [email.from])[0];
  const timestamp = email.date === undefined ? Number.NaN : Date.parse(email.date);
  const messageId = cleanId(email.messageId);
  const parents = [...(email.references ?? '').matchAll(/<[^<>\s]+>/gu)].map((match) => cleanId(match[0]));
  const block: ParsedBlock = {
    kind: 'mail',
    locator: messageId === '' ? `mail ${options.place}` : `mail ${messageId}`,
    title: email.subject?.trim() || '(no subject)',
    text,
    ...ownOffsets(text),
    timestamp: Number.isNaN(timestamp) ? null : timestamp,
    author: sender === undefined ? null : sender.name || sender.address,
    thread: parents[0] ?? (cleanId(email.inReplyTo) || messageId || null),
    fields: { ...headerFields({ email, messageId, sender }), ...presentFields({ quoted }) },
  };
  return { block, missing: unfinishedPart(options.bytes) };
}

function headerFields(options: {
  readonly email: Email;
  readonly messageId: string;
  readonly sender: Mailbox | undefined;
}): Record<string, string> {
  const { email, sender } = options;
  return presentFields({
    from: addresses(email.from === undefined ? [] : [email.from]),
    fromName: sender?.name,
    fromAddress: sender?.address,
    to: addresses(email.to ?? []),
    cc: addresses(email.cc ?? []),
    subject: email.subject,
    date: email.date,
    messageId: options.messageId,
    inReplyTo: cleanId(email.inReplyTo),
    references: [...(email.references ?? '').matchAll(/<[^<>\s]+>/gu)].map((match) => cleanId(match[0])).join(' '),
    attachments: email.attachments.map((attachment) => attachment.filename ?? attachment.mimeType).join(', '),
    automated: isAutomated(email) ? 'yes' : null,
  });
}

/** Programs and mailing lists say so in their headers (RFC 3834, RFC 2369). */
function isAutomated(email: Email): boolean {
  return email.headers.some(({ key, value }) => {
    if (key === 'auto-submitted') return value.trim().toLowerCase() !== 'no';
    if (key === 'precedence') return /bulk|list|junk/iu.test(value);
    return key === 'list-unsubscribe' || key === 'list-id' || key === 'x-auto-response-suppress';
  });
}

function mailboxes(list: readonly Address[]): Mailbox[] {
  return list.flatMap((address) => address.group ?? [address]);
}

function addresses(list: readonly Address[]): string {
  return mailboxes(list)
    .map(({ name, address }) => (name === '' ? address : `${name} <${address}>`))
    .join(', ');
}

function cleanId(id: string | undefined): string {
  return (id ?? '').trim().replace(/^<|>$/gu, '');
}

/** A multipart body ends with `--boundary--` (RFC 2046 5.1.1); one that does not was cut off. */
function unfinishedPart(bytes: Uint8Array): string | null {
  const raw = Buffer.from(bytes).toString('latin1');
  for (const match of raw.matchAll(
    /^content-type:\s*multipart\/[^;]+;(?:[^\n]|\n[ \t])*?boundary=(?:"([^"]+)"|([^\s;]+))/gimu,
  )) {
    const boundary = match[1] ?? match[2] ?? '';
    if (!raw.includes(`--${boundary}--`)) return 'a MIME part is cut off before its end; what was there was read';
  }
  return null;
}
