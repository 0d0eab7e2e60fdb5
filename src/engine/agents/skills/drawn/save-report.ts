import type { Answer } from '../../../../shared/domain/answer.ts';
import type { DrawnContext } from './drawn-skill.ts';

type Saved = { readonly file: string | null; readonly openIssues: readonly string[] };

/** Writes the report into the run's output folder, where the agent may do so and the person agrees. */
export async function saveReport(context: DrawnContext, answer: Answer): Promise<Saved> {
  const { agent } = context.input;
  if (!agent.tools.some(({ tool }) => tool === 'write-file')) return { file: null, openIssues: [] };
  const file = 'report.md';
  const written = await context.callTool({
    step: 'save-report',
    tool: 'write-file',
    arguments: { file, text: reportText({ question: context.question, answer }) },
  });
  if (written.ok) return { file, openIssues: [] };
  return { file: null, openIssues: [`The report was not saved: ${written.error.message}`] };
}

function reportText(options: { readonly question: string; readonly answer: Answer }): string {
  const { markdown, citations } = options.answer;
  const sources = citations.map(
    ({ n, file, locator, text }) => `${n}. ${file}, ${locator}: ${text.replace(/\s+/g, ' ')}`,
  );
  return [
    `# ${options.question}`,
    '',
    markdown,
    ...(sources.length === 0 ? [] : ['', '## Sources', '', ...sources]),
    '',
  ].join('\n');
}
