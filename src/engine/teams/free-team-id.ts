/** An id that says what the team is called, with a number behind it when a team of that name exists. */
export function freeTeamId(options: { readonly title: string; readonly isTaken: (id: string) => boolean }): string {
  const words = options.title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const base = words === '' ? 'team' : words;
  let id = base;
  for (let count = 2; options.isTaken(id); count += 1) id = `${base}-${count}`;
  return id;
}
