/** Characters of a name; its ending is kept, because formats are recognised by it. */
const LONGEST = 120;

/**
 * What a file that comes from outside is called in our folder: one path segment, visible, without control characters and without
 * what Windows forbids.
 */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/u).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f<>:"|?*]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const { stem, ending } = split(plain === '' ? 'file' : plain);
  return `${stem.slice(0, LONGEST - ending.length).toWellFormed()}${ending}`;
}

/** The name, or with a number before its ending: the first that is not taken. */
export function freeFileName(options: { readonly name: string; readonly isTaken: (name: string) => boolean }): string {
  const { stem, ending } = split(options.name);
  let { name } = options;
  for (let count = 2; options.isTaken(name); count += 1) name = `${stem} (${count})${ending}`;
  return name;
}

function split(name: string): { readonly stem: string; readonly ending: string } {
  const dot = name.lastIndexOf('.');
  if (dot < 1 || name.length - dot > 12) return { stem: name, ending: '' };
  return { stem: name.slice(0, dot), ending: name.slice(dot) };
}
