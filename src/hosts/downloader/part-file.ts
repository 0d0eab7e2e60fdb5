import { open, rm } from 'node:fs/promises';
import { z } from 'zod';
import { modelFileNames, readSidecar, statOrNull, writeSidecar } from '../../engine/models/index.ts';

/** How far a file got, and from where: bytes of one source are never continued with those of another. */
const PartState = z.discriminatedUnion('source', [
  z.strictObject({
    source: z.literal('hugging-face'),
    url: z.string(),
    /** The server's mark for this version of the file; a changed mark means starting over. */
    tag: z.string().nullable(),
  }),
  z.strictObject({
    source: z.literal('python-packages'),
    partsDone: z.number().int().nonnegative(),
    /** Length after the last whole part; what lies behind it is thrown away. */
    bytes: z.number().int().nonnegative(),
  }),
]);
export type PartState = z.infer<typeof PartState>;

/** The unfinished file beside the place of the whole one, with the note that lets a later process continue it. */
export class PartFile {
  readonly path: string;
  readonly #note: string;

  constructor(whole: string) {
    const names = modelFileNames(whole);
    this.path = names.part;
    this.#note = names.partState;
  }

  async bytes(): Promise<number> {
    return (await statOrNull(this.path))?.bytes ?? 0;
  }

  state(): Promise<PartState | null> {
    return readSidecar({ path: this.#note, schema: PartState });
  }

  async note(state: PartState): Promise<void> {
    await writeSidecar({ path: this.#note, value: state });
  }

  /** Cuts or creates the file at exactly this length. */
  async cutTo(bytes: number): Promise<void> {
    const file = await open(this.path, 'a');
    try {
      await file.truncate(bytes);
    } finally {
      await file.close();
    }
  }

  /** Waits until the bytes are on the disk, so that a note about them is true after a power cut. */
  async flush(): Promise<void> {
    const file = await open(this.path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async forgetNote(): Promise<void> {
    await rm(this.#note, { force: true });
  }

  async discard(): Promise<void> {
    await rm(this.path, { force: true });
    await this.forgetNote();
  }
}
