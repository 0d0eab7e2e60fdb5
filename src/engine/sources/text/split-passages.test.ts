import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../testing/read-fixture.ts';
import { splitPassages } from './split-passages.ts';

describe('splitPassages', () => {
  it('covers every visible character once, in order, in passages that fit', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('\n', '\n\n', '# Title\n', '```\n', 'word '.repeat(300), '😀'.repeat(700), '\r\n'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (pieces, markdown) => {
        const text = pieces.join('');
        let covered = 0;
        for (const { start, end, firstLine } of splitPassages({ text, markdown })) {
          expect(text.slice(covered, start).trim()).toBe('');
          expect(end - start).toBeLessThanOrEqual(1000);
          expect(text.slice(0, start).split('\n')).toHaveLength(firstLine);
          expect(text.slice(start, end).isWellFormed() || !text.isWellFormed()).toBe(true);
          covered = end;
        }
        expect(text.slice(covered).trim()).toBe('');
      }),
      { numRuns: 300 },
    );
  });
});

describe('text formats', () => {
  it('cuts Markdown at headings and names lines', async () => {
    const content =
      '# Sync\n\nDate: 2026-03-11\n\n## Orion\n\n- Ben waits for the lens\n- Cem is away\n\n## Other\n\nNothing.\n';
    const { blocks } = await readContent({ file: 'notes/sync.md', content });
    expect(blocks.map(({ locator, title, text, timestamp }) => ({ locator, title, text, timestamp }))).toEqual([
      { locator: 'lines 1-3', title: 'Sync', text: '# Sync\n\nDate: 2026-03-11', timestamp: Date.UTC(2026, 2, 11) },
      {
        locator: 'lines 5-8',
        title: 'Orion',
        text: '## Orion\n\n- Ben waits for the lens\n- Cem is away',
        timestamp: Date.UTC(2026, 2, 11),
      },
      { locator: 'lines 10-12', title: 'Other', text: '## Other\n\nNothing.', timestamp: Date.UTC(2026, 2, 11) },
    ]);
    expect(blocks.every(({ start, end, text }) => content.slice(start, end) === text)).toBe(true);
    expect(blocks[1]?.fields).toEqual({ firstLine: '5', lastLine: '8', headings: 'Sync > Orion' });
  });

  it('shows what a web page shows', async () => {
    const content =
      '<!doctype html><html><head><title>Plan &amp; dates</title><script>alert(1)</script></head><body><h1>Plan</h1><p>Ship in <b>May</b>.</p></body></html>';
    const { format, blocks } = await readContent({ file: 'plan.html', content });
    expect([format, blocks.map(({ locator, title, text }) => [locator, title, text])]).toEqual([
      'html',
      [['text lines 1-3', 'Plan & dates', 'Plan\n\nShip in May.']],
    ]);
  });

  it.each([
    ['empty.txt', '', 'empty'],
    ['photo.png', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'unsupported-format'],
    ['letter.docx', Buffer.from('504b0304140000000800', 'hex'), 'unsupported-format'],
    ['people.vcf', 'BEGIN:VCARD\nFN:Ana\nEND:VCARD\n', 'unsupported-format'],
    ['fake.pdf', '%PDF-1.7\nnothing here', 'damaged'],
    ['fake.bundle', '# v2 git bundle\nabc', 'damaged'],
  ])('says why %s cannot be read', async (file, content, code) => {
    const { blocks, problems } = await readContent({ file, content });
    expect([blocks, problems.map((problem) => problem.code)]).toEqual([[], [code]]);
  });

  it('reads a huge file up to its limit and says so', async () => {
    const { blocks, problems } = await readContent({
      file: 'big.log',
      content: 'line of a log\n'.repeat(20_000),
      limits: { textBytes: 100_000 },
    });
    expect(blocks.at(-1)?.text.endsWith('line of a log')).toBe(true);
    expect(problems).toEqual([
      { code: 'too-large', message: 'Only the first 0.1 MB of 0.3 MB were read; the rest is not searchable.' },
    ]);
  });

  it('stops at the limit of entries and says so', async () => {
    const { blocks, problems } = await readContent({
      file: 'big.log',
      content: 'line of a log\n'.repeat(2000),
      limits: { blocks: 3 },
    });
    expect([blocks.length, problems.map(({ code }) => code)]).toEqual([3, ['too-large']]);
  });
});
