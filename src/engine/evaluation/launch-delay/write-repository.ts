import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { zoneOffset } from './dates.ts';
import type { CommitDraft, Drafts, FoundEvidence, Written } from './drafts.ts';
import { readMarks } from './marked-text.ts';
import type { World } from './world.ts';

const file = 'repo.bundle';
const objectTypes = { commit: 1, tree: 2, blob: 3 } as const;
type ObjectType = keyof typeof objectTypes;

/** Git objects in the order of writing, as a pack needs them; written here because a bundle is only a header and a pack. */
class ObjectStore {
  readonly #objects = new Map<string, { readonly type: ObjectType; readonly body: Buffer }>();

  add(type: ObjectType, body: Buffer): string {
    const sha = createHash('sha1').update(`${type} ${body.length}\0`).update(body).digest('hex');
    this.#objects.set(sha, { type, body });
    return sha;
  }

  /** A version 2 pack without deltas (Documentation/gitformat-pack.txt). */
  pack(): Buffer {
    const header = Buffer.alloc(12);
    header.write('PACK');
    header.writeUInt32BE(2, 4);
    header.writeUInt32BE(this.#objects.size, 8);
    const entries = [...this.#objects.values()].map(({ type, body }) =>
      Buffer.concat([entryHeader(type, body.length), deflateSync(body)]),
    );
    const content = Buffer.concat([header, ...entries]);
    return Buffer.concat([content, createHash('sha1').update(content).digest()]);
  }
}

function entryHeader(type: ObjectType, size: number): Buffer {
  const bytes: number[] = [];
  let rest = Math.floor(size / 16);
  bytes.push((rest > 0 ? 0x80 : 0) | (objectTypes[type] << 4) | (size & 15));
  while (rest > 0) {
    const low = rest & 0x7f;
    rest = Math.floor(rest / 128);
    bytes.push((rest > 0 ? 0x80 : 0) | low);
  }
  return Buffer.from(bytes);
}

type Files = ReadonlyMap<string, string>;

/** Writes the tree of a flat `folder/file` map and returns its id. */
function addTree(store: ObjectStore, files: Files): string {
  const folders = new Map<string, [name: string, sha: string][]>();
  for (const [path, content] of files) {
    const [folder = '', name = ''] = path.split('/');
    folders.set(folder, [...(folders.get(folder) ?? []), [name, store.add('blob', Buffer.from(content))]]);
  }
  const entry = (mode: string, name: string, sha: string): Buffer =>
    Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(sha, 'hex')]);
  const ordered = (list: [string, string][]): [string, string][] =>
    list.toSorted(([left], [right]) => (left < right ? -1 : 1));
  const roots = [...folders].map(([folder, entries]): [string, string] => [
    folder,
    store.add('tree', Buffer.concat(ordered(entries).map(([name, sha]) => entry('100644', name, sha)))),
  ]);
  return store.add('tree', Buffer.concat(ordered(roots).map(([name, sha]) => entry('40000', name, sha))));
}

interface Branch {
  tip: string | undefined;
  files: Map<string, string>;
}

function addCommit(options: {
  readonly world: World;
  readonly store: ObjectStore;
  readonly branch: Branch;
  readonly draft: CommitDraft;
}): string {
  const { world, store, branch, draft } = options;
  const { text } = readMarks(draft.text);
  const offset = zoneOffset(world.clock.zone, draft.at);
  const zone = `${offset < 0 ? '-' : '+'}${String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')}${String(Math.abs(offset) % 60).padStart(2, '0')}`;
  const stamp = `${draft.author.name} <${draft.author.email}> ${Math.floor(draft.at / 1000)} ${zone}`;
  const parent = branch.tip === undefined ? '' : `parent ${branch.tip}\n`;
  const body = `tree ${addTree(store, branch.files)}\n${parent}author ${stamp}\ncommitter ${stamp}\n\n${text}\n`;
  const sha = store.add('commit', Buffer.from(body));
  branch.tip = sha;
  return sha;
}

/** The repository as a git bundle (version 2) with the branches main and release; release splits off and is never merged. */
export function writeRepository(world: World, drafts: Drafts): Written {
  const random = world.random.fork('repository');
  const store = new ObjectStore();
  const found: FoundEvidence[] = [];
  const main: Branch = { tip: undefined, files: new Map() };
  let release: Branch | undefined;
  for (const draft of drafts.commits.toSorted((left, right) => left.at - right.at)) {
    if (draft.branch === 'release') release ??= { tip: main.tip, files: new Map(main.files) };
    const branch = draft.branch === 'release' ? (release ?? main) : main;
    const path = `${random.pick(world.trade.areas)}/${random.pick(world.trade.things).replaceAll(' ', '-')}.ts`;
    const line = readMarks(draft.text).text.split('\n')[0] ?? '';
    branch.files.set(
      path,
      `${branch.files.get(path) ?? ''}// ${line}\nexport const step${random.integer(1, 9999)} = ${random.integer(1, 9999)};\n`,
    );
    const sha = addCommit({ world, store, branch, draft });
    for (const { tag, quote } of readMarks(draft.text).quotes)
      found.push({ key: draft.key, tag, evidence: { file, locator: { commit: sha }, quote } });
  }
  const name = (world.projects[0]?.name ?? 'next').toLowerCase();
  const heads = [
    `${main.tip ?? ''} HEAD`,
    `${main.tip ?? ''} refs/heads/main`,
    ...(release === undefined ? [] : [`${release.tip ?? ''} refs/heads/release/${name}`]),
  ];
  const bundle = Buffer.concat([Buffer.from(`# v2 git bundle\n${heads.join('\n')}\n\n`), store.pack()]);
  return { files: new Map([[file, new Uint8Array(bundle)]]), found };
}
