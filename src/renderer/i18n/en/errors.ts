import type { ErrorCode, WireError } from '../../../shared/contract/errors.ts';
import { formatBytes } from '../../ui/format.ts';

export type ErrorWords = { readonly title: string; readonly advice: string };

type Words = { readonly [Code in ErrorCode]: (error: WireError<Code>) => ErrorWords };

/** One entry for each code of the contract: a new code does not compile until it has words here. */
const words: Words = {
  'invalid-input': (error) => ({ title: 'That could not be understood', advice: error.message }),
  'not-found': ({ data }) => ({
    title: `This ${data.kind} no longer exists`,
    advice: 'It may have been removed. Choose another one from the list.',
  }),
  'engine-busy': ({ data }) => ({
    title: 'Another Guildhall is using this data folder',
    advice: `Close it first (${data.holder}), or start this one with another data folder.`,
  }),
  'folder-unreadable': ({ data }) => ({ title: 'The folder cannot be read', advice: `${data.folder}: ${data.reason}` }),
  'source-overlaps': ({ data }) => ({
    title: 'This is read already',
    advice: `${data.path} and ${data.source} overlap, so the same files would be read twice.`,
  }),
  'file-too-large': ({ data }) => ({
    title: `“${data.name}” is too large to attach`,
    advice: `It has ${formatBytes(data.bytes)}; at most ${formatBytes(data.mostBytes)} can be attached. Add its folder to the workspace instead: it is then read where it lies.`,
  }),
  'nothing-to-read': ({ data }) => ({
    title: 'There is nothing to read in this folder',
    advice: `Guildhall found no file that it understands in ${data.folder}. Add exports (CSV, mbox, calendar, chat, notes, PDF, a Git repository) and ask again.`,
  }),
  'model-missing': ({ data }) => ({
    title: 'A model is missing',
    advice: `${data.modelId} is not on this machine yet. Get it on the Models page.`,
  }),
  'model-corrupt': ({ data }) => ({
    title: 'A model file is damaged',
    advice: `${data.modelId} does not have the expected content. Remove it on the Models page and get it again.`,
  }),
  'model-too-large': ({ data }) => ({
    title: 'The model does not fit into memory',
    advice:
      `${data.modelId} needs ${formatBytes(data.needsBytes)}; ${formatBytes(data.freeBytes)} are free.` +
      (data.smaller === null ? ' Close other programs and try again.' : ` A smaller choice: ${data.smaller}.`),
  }),
  'model-in-use': ({ data }) => ({
    title: 'A run is using this model',
    advice: `${data.modelId} can be unloaded when the run has finished or was stopped.`,
  }),
  'inference-stopped': ({ data }) => ({
    title: 'The model could not be loaded',
    advice: `The process that runs models ended while it loaded ${data.modelId}. It starts again by itself; try again, or choose a smaller model.`,
  }),
  'model-source-failed': ({ data }) => ({
    title: `${data.modelId} could not be got`,
    advice: data.attempts.map(({ source, reason }) => `${source}: ${reason}`).join('\n'),
  }),
  'consent-needed': ({ data }) => ({
    title: 'Your consent is needed first',
    advice: `${data.modelId} is ${formatBytes(data.bytes)}. Nothing is fetched before you agree to it.`,
  }),
  'wait-closed': () => ({ title: 'This was answered already', advice: 'The run has gone on in the meantime.' }),
  'plan-invalid': ({ data }) => ({ title: 'The plan cannot run like this', advice: data.violations.join('\n') }),
  'revision-conflict': () => ({
    title: 'This team was changed elsewhere',
    advice:
      'Another window saved it in the meantime. Look at that version, then save yours as a copy or load the other one.',
  }),
  'built-in': ({ data }) => ({
    title: `This ${data.kind} ships with Guildhall`,
    advice: 'It cannot be changed or removed itself. Make a copy and change that.',
  }),
  'team-invalid': ({ data }) => ({ title: 'The team cannot run yet', advice: data.problems.join('\n') }),
  'team-file-invalid': ({ data }) => ({
    title: 'This is not a team file that Guildhall can read',
    advice: data.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'),
  }),
  unsupported: ({ data }) => ({ title: 'Not possible here', advice: data.what }),
  cancelled: () => ({ title: 'Stopped', advice: 'The request was stopped before it finished.' }),
  'connection-lost': () => ({
    title: 'The engine was not reachable',
    advice: 'It is being restarted. Try again in a moment.',
  }),
  internal: ({ data }) => ({
    title: 'Something went wrong inside Guildhall',
    advice: `This is our mistake, not yours. The log has the details under ${data.logId}.`,
  }),
};

export const errors = {
  /** What happened and what to do, from the typed code. */
  say(error: WireError): ErrorWords {
    // One function for each code, called with the error of that very code.
    const say = words[error.code] as (of: WireError) => ErrorWords;
    return say(error);
  },
  unexpected: { title: 'Something went wrong on this page', advice: 'Reload the page. Runs are not affected.' },
};
