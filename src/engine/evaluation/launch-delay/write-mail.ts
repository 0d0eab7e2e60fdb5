import { mailDate } from './dates.ts';
import type { Drafts, FoundEvidence, Mailbox, MailDraft, Written } from './drafts.ts';
import { readMarks } from './marked-text.ts';
import { encodeBase64, encodeHeader, encodeQuotedPrintable, escapeFromLines, htmlOf } from './mime-text.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

const file = 'mail.mbox';

const address = (box: Mailbox): string =>
  `${/^[\w .-]*$/.test(box.name) ? box.name : encodeHeader(box.name)} <${box.email}>`;

function bodyOf(world: World, draft: MailDraft): string {
  const { text } = readMarks(draft.text);
  if (draft.answers === undefined) return text;
  const { answers } = draft;
  const tail = readMarks(answers.text)
    .text.split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`));
  return `${text}\n\nOn ${mailDate(answers.at, world.clock.zone)}, ${answers.from.name} wrote:\n${tail.join('\n')}`;
}

interface Part {
  readonly headers: readonly string[];
  readonly body: string;
}

function textPart(options: { readonly random: Random; readonly type: 'plain' | 'html'; readonly text: string }): Part {
  const { random, type, text } = options;
  const contentType = `Content-Type: text/${type}; charset=utf-8`;
  const encoding = random.pick(['quoted-printable', 'quoted-printable', 'base64', '8bit'] as const);
  // SMTP forbids lines over 998 bytes, so long paragraphs are never sent bare.
  const bare = encoding === '8bit' && Math.max(...text.split('\n').map((line) => Buffer.byteLength(line))) < 900;
  const used = encoding === '8bit' && !bare ? 'quoted-printable' : encoding;
  const body =
    used === 'base64'
      ? encodeBase64(text)
      : used === '8bit'
        ? text.replaceAll('\n', '\r\n')
        : encodeQuotedPrintable(text);
  return { headers: [contentType, `Content-Transfer-Encoding: ${used}`], body };
}

function multipart(subtype: 'alternative' | 'mixed', boundary: string, parts: readonly Part[]): Part {
  const sections = parts.map((part) => `--${boundary}\r\n${part.headers.join('\r\n')}\r\n\r\n${part.body}\r\n`);
  return {
    headers: [`Content-Type: multipart/${subtype}; boundary="${boundary}"`],
    body: `${sections.join('')}--${boundary}--`,
  };
}

function contentOf(options: {
  readonly random: Random;
  readonly draft: MailDraft;
  readonly text: string;
  readonly index: number;
}): Part {
  const { random, draft, text, index } = options;
  const main = random.chance(0.4)
    ? multipart('alternative', `=_alt_${index}_${random.integer(1000, 9999)}`, [
        textPart({ random, type: 'plain', text }),
        textPart({ random, type: 'html', text: htmlOf(text) }),
      ])
    : textPart({ random, type: 'plain', text });
  if (draft.attachment === undefined) return main;
  const attached: Part = {
    headers: [
      `Content-Type: text/plain; charset=utf-8; name="${draft.attachment}"`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename="${draft.attachment}"`,
    ],
    body: encodeBase64(`${draft.subject}\n\nAmount: ${random.integer(20, 900)}.00\n`),
  };
  return multipart('mixed', `=_mix_${index}_${random.integer(1000, 9999)}`, [main, attached]);
}

/** The mailbox as mboxrd: MIME parts, encoded headers, threads by Message-ID, quoted tails. */
export function writeMail(world: World, drafts: Drafts): Written {
  const random = world.random.fork('mail-file');
  const sorted = drafts.mails.toSorted((left, right) => left.at - right.at);
  const ids = new Map(
    sorted.map((draft, index) => [
      draft,
      `<${(draft.at / 1000).toString(36)}.${index}${random.integer(100, 999)}@${draft.from.email.split('@')[1] ?? world.domain}>`,
    ]),
  );
  const idOf = (draft: MailDraft): string => ids.get(draft) ?? '';
  const references = (draft: MailDraft): string[] =>
    draft.answers === undefined ? [] : [...references(draft.answers), idOf(draft.answers)];
  const found: FoundEvidence[] = [];
  const messages = sorted.map((draft, index) => {
    for (const { tag, quote } of readMarks(draft.text).quotes)
      found.push({ key: draft.key, tag, evidence: { file, locator: { mail: idOf(draft) }, quote } });
    if (draft.key !== '') {
      const paragraphs = readMarks(draft.text)
        .text.split('\n\n')
        .filter((paragraph) => paragraph.split(' ').length > 5);
      for (const quote of paragraphs)
        found.push({ key: draft.key, tag: 'story', evidence: { file, locator: { mail: idOf(draft) }, quote } });
    }
    const content = contentOf({ random, draft, text: bodyOf(world, draft), index });
    const headers = [
      `Date: ${mailDate(draft.at, world.clock.zone)}`,
      `From: ${address(draft.from)}`,
      `To: ${draft.to.map(address).join(', ')}`,
      ...(draft.copy.length === 0 ? [] : [`Cc: ${draft.copy.map(address).join(', ')}`]),
      `Subject: ${encodeHeader(readMarks(draft.subject).text)}`,
      `Message-ID: ${idOf(draft)}`,
      ...(draft.answers === undefined
        ? []
        : [`In-Reply-To: ${idOf(draft.answers)}`, `References: ${references(draft).join('\r\n ')}`]),
      'MIME-Version: 1.0',
      ...content.headers,
    ];
    const separator = `From ${draft.from.email} ${new Date(draft.at).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $5 $4')}`;
    return `${separator}\r\n${headers.join('\r\n')}\r\n\r\n${escapeFromLines(content.body)}\r\n\r\n`;
  });
  return { files: new Map([[file, new TextEncoder().encode(messages.join('').replaceAll('\r\n', '\n'))]]), found };
}
