import { describe, expect, it } from 'vitest';
import { excerptAround, highlightWords } from './highlight-words.ts';

const marked = (text: string, query: string): readonly string[] =>
  highlightWords({ text, query }).flatMap((part) => (part.marked ? [part.text] : []));

describe('the words of a query in a passage', () => {
  it('are marked whatever their case, accents and endings are, and nothing else is', () => {
    expect(marked('The Überblick was blocked; blocking stops. A tool.', 'uberblick blocks to')).toEqual([
      'Überblick',
      'blocked',
      'blocking',
    ]);
    expect(marked('ORN-12 and ORN-123', 'orn-12')).toEqual(['ORN', '12', 'ORN']);
    expect(highlightWords({ text: 'nothing here', query: '' })).toEqual([{ text: 'nothing here', marked: false }]);
  });

  it('loses no character of the text', () => {
    const text = '  Vendor, vendor — VENDOR!\n';
    expect(
      highlightWords({ text, query: 'vendor' })
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it('decide which stretch of a long passage is shown, and it is a slice of the passage', () => {
    const text = `${'calm words go by '.repeat(60)}here is the valve ${'and more '.repeat(60)}`;
    const excerpt = excerptAround({ text, query: 'valve' });
    expect(excerpt.text).toMatch(/^… .*here is the valve.* …$/);
    expect(text).toContain(excerpt.verbatim);
    expect(excerptAround({ text: ' short ', query: 'x' })).toEqual({ text: 'short', verbatim: 'short' });
  });
});
