import type { EngineClient } from '../../shared/contract/index.ts';
import { StreamFailure } from '../../shared/contract/stream-failure.ts';
import type { Workspace } from '../../shared/domain/workspace.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { CommandContext, CommandFailure } from './command.ts';
import { exitCodeOf } from './exit-codes.ts';

/** Reads what is new in the workspace's folder, and says by name what could not be read. */
export async function readSources(options: {
  readonly client: EngineClient;
  readonly workspace: Workspace;
  readonly context: CommandContext;
}): Promise<Result<null, CommandFailure>> {
  const { client, workspace, context } = options;
  const { terminal, signal } = context;
  terminal.line(`Reading ${workspace.folder}`);
  try {
    for await (const progress of client.sources.ingest({ workspaceId: workspace.id }, { signal })) {
      const { stage, done, total, note } = progress;
      if (stage === 'failed') return err({ exitCode: exitCodeOf.failed, message: note });
      terminal.status(`  ${stage} ${total > 0 ? `${done}/${total}` : ''} ${note}`);
    }
  } catch (cause) {
    if (!(cause instanceof StreamFailure)) throw cause;
    return err({ exitCode: exitCodeOf.failed, message: cause.error.message });
  }
  if (signal.aborted)
    return err({ exitCode: exitCodeOf.cancelled, message: 'Stopped while reading. What was read is kept.' });
  const listed = await client.sources.list({ workspaceId: workspace.id });
  if (!listed.ok) return err({ exitCode: exitCodeOf.failed, message: listed.error.message });
  const { files, blocks } = listed.value;
  terminal.line(`  ${files.length} files, ${blocks} entries`);
  for (const { file, problem } of files) {
    if (problem !== null) terminal.line(`  not read, or not all: ${file}: ${problem.message}`);
  }
  return ok(null);
}
