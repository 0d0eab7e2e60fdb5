import { assertNever } from '../../shared/kernel/assert.ts';
import { toOtlpJson } from './export-otlp.ts';
import type { OtlpSource } from './otlp-source.ts';

export type ExportFormat = 'jsonl' | 'otlp';

/** A run as the text of one file. */
export function exportRun(options: OtlpSource & { readonly format: ExportFormat }): {
  readonly fileName: string;
  readonly text: string;
} {
  const { format, ...source } = options;
  const { runId } = source.state;
  switch (format) {
    case 'jsonl':
      return {
        fileName: `${runId}.jsonl`,
        text: source.events.map((event) => `${JSON.stringify(event)}\n`).join(''),
      };
    case 'otlp':
      return { fileName: `${runId}.otlp.json`, text: toOtlpJson(source) };
    default:
      return assertNever(format);
  }
}
