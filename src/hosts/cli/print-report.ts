import type { RunReport } from '../../shared/domain/answer.ts';
import { shareOutsideModel } from '../../shared/events/busy-time.ts';
import type { Terminal } from './terminal.ts';
import { printable } from './terminal.ts';

const LONGEST_QUOTE = 240;

/** The answer as Markdown with the list of what it cites, on stdout; how it went, on stderr. */
export function printReport(report: RunReport, terminal: Terminal): void {
  terminal.status('');
  if (report.answer !== '') {
    const cited = report.citations.map(
      ({ n, file, locator, text }) => `[${n}] ${file} · ${locator}: “${shorten(text)}”`,
    );
    const sources = cited.length > 0 ? `\n## Sources\n\n${cited.join('\n')}\n` : '';
    terminal.out(`${printable(report.answer.trim())}\n${printable(sources)}`);
  }
  const { usage } = report;
  terminal.line(
    [
      `\n${report.status}`,
      `${seconds(usage.wallMs)} wall`,
      `${seconds(usage.modelMs)} model (${(100 * shareOutsideModel(usage)).toFixed(1)}% of the time outside it)`,
      `${usage.tokensIn} tokens in, ${usage.tokensOut} out`,
      `${usage.decisions} decisions`,
      `${usage.escalations} escalated`,
    ].join(' · '),
  );
  if (report.status === 'waiting') {
    terminal.line(`The run waits for an answer. Give it with: guildhall resume ${report.runId}`);
  }
}

/** One line, so that a list of sources stays a list. */
function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)} …` : line;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
