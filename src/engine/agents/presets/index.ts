import type { PresetInfo } from '../../../shared/domain/preset.ts';
import { classifier } from './drawn/classifier.preset.ts';
import { coordinator } from './drawn/coordinator.preset.ts';
import { critic } from './drawn/critic.preset.ts';
import { extractor } from './drawn/extractor.preset.ts';
import { reader } from './drawn/reader.preset.ts';
import { reportWriter } from './drawn/report-writer.preset.ts';
import { router } from './drawn/router.preset.ts';
import { tableWorker } from './drawn/table-worker.preset.ts';

/** Every specialist that can be dropped on a canvas, in the order of the palette. */
export const presetInfos: readonly PresetInfo[] = [
  coordinator,
  reader,
  tableWorker,
  extractor,
  classifier,
  router,
  critic,
  reportWriter,
];
