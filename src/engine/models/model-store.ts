import { lstat, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogueEntry } from '../../shared/domain/model.ts';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { ModelError } from '../ports/language-model.ts';
import { loadCatalogue } from './catalogue.ts';
import { rememberedHash } from './file-hash.ts';
import { fillRoles } from './fill-roles.ts';
import type { RoleFilling, RoleOverrides } from './fill-roles.ts';
import { formatBytes } from './format-bytes.ts';
import { describeImport, readImported, writeImported } from './imported-models.ts';
import type { ImportError } from './imported-models.ts';
import { linkFile, reasonOf } from './link-file.ts';
import { modelFileNames, statOrNull } from './model-files.ts';

export type ModelStoreOptions = {
  /** Where model files lie; made when something is first written. */
  readonly folder: string;
  /** `resources/models`: catalogue and shipped embedder; may be read-only. */
  readonly shippedFolder: string;
  readonly overrides: RoleOverrides;
};

export type StoredModel = {
  readonly entry: CatalogueEntry;
  readonly state: 'absent' | 'partial' | 'on-disk' | 'corrupt';
  readonly bytesOnDisk: number;
};

export type ResolvedModel = {
  readonly path: string;
  readonly sha256: Sha256;
  readonly bytes: number;
};

export type ModelFileError = Extract<ModelError, { code: 'model-missing' | 'model-corrupt' }>;

export type RemoveError = { readonly code: 'not-found' | 'shipped'; readonly message: string };

/** The model files of this machine. Every answer comes from the disk: another process may download or remove meanwhile. */
export class ModelStore {
  readonly #options: ModelStoreOptions;
  readonly #catalogue: readonly CatalogueEntry[];

  private constructor(options: ModelStoreOptions, catalogue: readonly CatalogueEntry[]) {
    this.#options = options;
    this.#catalogue = catalogue;
  }

  static async open(options: ModelStoreOptions): Promise<ModelStore> {
    const catalogue = await loadCatalogue({ folder: options.shippedFolder });
    return new ModelStore(options, catalogue.models);
  }

  get folder(): string {
    return this.#options.folder;
  }

  /** Catalogue order, then what the person imported. */
  async entries(): Promise<readonly CatalogueEntry[]> {
    return [...this.#catalogue, ...(await readImported(this.folder))];
  }

  async entry(modelId: string): Promise<CatalogueEntry | null> {
    return (await this.entries()).find(({ id }) => id === modelId) ?? null;
  }

  /** Where the file of an entry lies or would lie. */
  pathOf(entry: CatalogueEntry): string {
    return join(isShipped(entry) ? this.#options.shippedFolder : this.folder, entry.file);
  }

  /** All known models with their state. A file that was never hashed is hashed now, once. */
  async list(options: { readonly signal: AbortSignal }): Promise<readonly StoredModel[]> {
    const listed: StoredModel[] = [];
    for (const entry of await this.entries()) {
      listed.push(await this.#stateOf({ entry, signal: options.signal, fresh: false }));
    }
    return listed;
  }

  /** The verified file of a model, for whoever loads it. Messages tell the person what to do. */
  async resolveModel(options: {
    readonly modelId: string;
    readonly signal: AbortSignal;
  }): Promise<Result<ResolvedModel, ModelFileError>> {
    const { modelId, signal } = options;
    const entry = await this.entry(modelId);
    if (entry === null) {
      const message = `No model is called "${modelId}". "guildhall models list" shows those that are.`;
      return err({ code: 'model-missing', modelId, message });
    }
    const { state } = await this.#stateOf({ entry, signal, fresh: false });
    const get = `"guildhall models get ${modelId}"`;
    switch (state) {
      case 'on-disk':
        return ok({ path: this.pathOf(entry), sha256: entry.sha256, bytes: entry.bytes });
      case 'corrupt': {
        const message = `The file of ${entry.title} is damaged (size or SHA-256 differ). Fetch it again with ${get}.`;
        return err({ code: 'model-corrupt', modelId, message });
      }
      case 'absent':
      case 'partial': {
        const size = formatBytes(entry.bytes);
        const message = `${entry.title} (${size}) is not on this machine. Get it with ${get}, or import a GGUF file.`;
        return err({ code: 'model-missing', modelId, message });
      }
    }
  }

  /** Which present and undamaged model plays which role. */
  async fillRoles(options: { readonly signal: AbortSignal }): Promise<RoleFilling> {
    const present = (await this.list(options)).filter(({ state }) => state === 'on-disk').map(({ entry }) => entry);
    return fillRoles({ present, overrides: this.#options.overrides });
  }

  /** Makes a file of this machine a model of ours: linked, not copied, after its header and hash were read. */
  async importModel(options: {
    readonly path: string;
    readonly signal: AbortSignal;
  }): Promise<Result<{ readonly modelId: string }, ImportError>> {
    const known = await this.entries();
    const described = await describeImport({ ...options, known });
    if (!described.ok) return described;
    const { entry, isNew } = described.value;
    try {
      if (!isShipped(entry)) await this.adopt({ entry, source: options.path });
    } catch (cause) {
      const message = `${options.path} cannot be linked into ${this.folder}: ${reasonOf(cause)}`;
      return err({ code: 'not-linkable', message });
    }
    if (isNew) {
      await writeImported({
        folder: this.folder,
        models: [...(await readImported(this.folder)), entry],
      });
    }
    return ok({ modelId: entry.id });
  }

  /** Links a file, already known to have the entry's hash, into the model folder. */
  async adopt(options: { readonly entry: CatalogueEntry; readonly source: string }): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const names = modelFileNames(this.pathOf(options.entry));
    await linkFile({ source: options.source, target: names.whole });
    await rm(names.part, { force: true });
    await rm(names.partState, { force: true });
  }

  /** Deletes a model and what was downloaded of it. `freedBytes` is 0 for a link to a file that lives elsewhere. */
  async removeModel(options: {
    readonly modelId: string;
  }): Promise<Result<{ readonly freedBytes: number }, RemoveError>> {
    const entry = await this.entry(options.modelId);
    if (entry === null) {
      return err({ code: 'not-found', message: `No model is called "${options.modelId}".` });
    }
    if (isShipped(entry)) {
      return err({ code: 'shipped', message: `${entry.title} is part of the program and stays.` });
    }
    const { whole, part, verified, partState } = modelFileNames(this.pathOf(entry));
    const freedBytes = (await ownBytes(whole)) + (await ownBytes(part));
    for (const path of [whole, part, verified, partState]) await rm(path, { force: true });
    const imported = await readImported(this.folder);
    if (imported.some(({ id }) => id === entry.id)) {
      const models = imported.filter(({ id }) => id !== entry.id);
      await writeImported({ folder: this.folder, models });
    }
    return ok({ freedBytes });
  }

  /** Hashes the whole file again, whatever was remembered. Null when there is no such model. */
  async verifyModel(options: {
    readonly modelId: string;
    readonly signal: AbortSignal;
  }): Promise<'good' | 'corrupt' | 'absent' | null> {
    const entry = await this.entry(options.modelId);
    if (entry === null) return null;
    const { state } = await this.#stateOf({ entry, signal: options.signal, fresh: true });
    if (state === 'on-disk') return 'good';
    return state === 'corrupt' ? 'corrupt' : 'absent';
  }

  async #stateOf(options: {
    readonly entry: CatalogueEntry;
    readonly signal: AbortSignal;
    readonly fresh: boolean;
  }): Promise<StoredModel> {
    const { entry } = options;
    const names = modelFileNames(this.pathOf(entry));
    const whole = await statOrNull(names.whole);
    if (whole === null) {
      const part = await statOrNull(names.part);
      if (part === null) return { entry, state: 'absent', bytesOnDisk: 0 };
      return { entry, state: 'partial', bytesOnDisk: part.bytes };
    }
    if (whole.bytes !== entry.bytes) return { entry, state: 'corrupt', bytesOnDisk: whole.bytes };
    const sidecar = join(this.folder, `${entry.file}.verified.json`);
    const sha256 = await rememberedHash({ ...options, path: names.whole, sidecar });
    const state = sha256 === entry.sha256 ? 'on-disk' : 'corrupt';
    return { entry, state, bytesOnDisk: whole.bytes };
  }
}

function isShipped(entry: CatalogueEntry): boolean {
  return entry.sources.some(({ kind }) => kind === 'shipped');
}

/** Bytes that deleting this name gives back: none for a symbolic link or a further hard link. */
async function ownBytes(path: string): Promise<number> {
  if ((await statOrNull(path)) === null) return 0;
  const status = await lstat(path);
  return status.isSymbolicLink() || status.nlink > 1 ? 0 : status.size;
}
