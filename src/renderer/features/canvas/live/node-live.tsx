import type { ReactElement } from 'react';
import { useContext } from 'react';
import { useText } from '../../../i18n/text-context.ts';
import { formatCount, formatShare } from '../../../ui/format.ts';
import { StatusMark } from '../../../ui/status-mark.tsx';
import type { AgentLive } from './agent-live.ts';
import { ResidentContext } from './resident.ts';

/** The lower half of a node during a run. It has the place of what the agent may use, so that nothing moves when a run begins. */
export function NodeLive({ live }: { readonly live: AgentLive }): ReactElement {
  const words = useText();
  const text = words.teams.run;
  const resident = useContext(ResidentContext);
  const share = Math.min(1, live.tokens / live.tokenBudget);
  const facts = [
    live.total > 1 ? text.parts(live.done, live.total) : null,
    live.tokensPerSecond === null ? null : text.speed(formatCount(live.tokensPerSecond)),
    live.confidence === null ? null : text.sure(formatShare(live.confidence)),
    live.retries === 0 ? null : text.retries(live.retries),
  ].filter((fact) => fact !== null);
  const budget = text.budget(formatCount(live.tokens), formatCount(live.tokenBudget));
  const loaded = live.modelId !== null && resident.has(live.modelId);
  return (
    <>
      <p className="flex items-center gap-1 text-ink">
        <StatusMark status={live.status} />
        <span className="sr-only">{words.app.taskStatus[live.status]}</span>
        <span className="min-w-0 flex-1 truncate">{live.step}</span>
        {loaded ? (
          <span
            role="img"
            aria-label={`${live.modelId} ${text.loaded}`}
            title={`${live.modelId} ${text.loaded}`}
            className="size-1.5 shrink-0 rounded-full bg-good"
          />
        ) : null}
      </p>
      <p className="numeric truncate pl-5" title={text.speedHint}>
        {facts.length === 0 ? words.app.taskStatus[live.status] : facts.join(' · ')}
      </p>
      <div
        role="meter"
        aria-label={budget}
        aria-valuemin={0}
        aria-valuemax={live.tokenBudget}
        aria-valuenow={Math.min(live.tokens, live.tokenBudget)}
        title={budget}
        className="absolute inset-x-3 bottom-1 h-0.75 overflow-hidden rounded-full bg-hover"
      >
        <div className="h-full bg-accent" style={{ width: `${share * 100}%` }} />
      </div>
    </>
  );
}
