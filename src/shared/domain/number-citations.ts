import type { Citation, Claim } from './answer.ts';

type Uncited = Omit<Claim, 'citations'> & { readonly citations: readonly Omit<Citation, 'n'>[] };

/** Claims with the numbers of their passages instead of the passages, each passage numbered once, from 1 in order of appearance. */
export function numberCitations(claims: readonly Uncited[]): { claims: Claim[]; citations: Citation[] } {
  const citations: Citation[] = [];
  const numberOf = ({ file, locator, text }: Omit<Citation, 'n'>): number => {
    const known = citations.find((other) => other.file === file && other.locator === locator && other.text === text);
    if (known !== undefined) return known.n;
    citations.push({ n: citations.length + 1, file, locator, text });
    return citations.length;
  };
  const numbered = claims.map(({ text, kind, verdict, citations: cited }) => ({
    text,
    kind,
    verdict,
    citations: cited.map(numberOf),
  }));
  return { claims: numbered, citations };
}
