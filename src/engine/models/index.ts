export { acquireModel, sourcesFailed } from './acquire.ts';
export { DownloaderReply, DownloaderRequest } from './acquire-types.ts';
export type {
  AcquireFailure,
  DownloadProgress,
  SourceAttempt,
  StartDownload,
} from './acquire-types.ts';
export { Acquisitions } from './acquisitions.ts';
export { loadCatalogue } from './catalogue.ts';
export { hashFile } from './file-hash.ts';
export { fillRoles, roleOverrides } from './fill-roles.ts';
export type { RoleFilling, RoleOverrides } from './fill-roles.ts';
export { formatBytes } from './format-bytes.ts';
export { readGgufHeader } from './gguf-header.ts';
export type { GgufError, GgufHeader } from './gguf-header.ts';
export { estimateMemory, parameterCount } from './memory-estimate.ts';
export type { MemoryEstimate } from './memory-estimate.ts';
export { modelFileNames, readSidecar, statOrNull, writeSidecar } from './model-files.ts';
export { modelFolder, otherModelFolders, shippedModelFolder } from './model-folder.ts';
export { reasonOf } from './link-file.ts';
export { ModelStore } from './model-store.ts';
export type {
  ModelFileError,
  ModelStoreOptions,
  ResolvedModel,
  StoredModel,
} from './model-store.ts';
