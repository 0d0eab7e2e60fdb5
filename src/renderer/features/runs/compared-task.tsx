import type { ReactElement } from 'react';
import { useState } from 'react';
import type { ComparedSide, ComparedTask } from '../../../shared/runs/compare-runs.ts';
import { useText } from '../../i18n/text-context.ts';
import { useBlob } from '../../state/queries.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { formatCount, formatDuration } from '../../ui/format.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { Facts } from './facts.tsx';
import { readPrompts, readable } from './read-blobs.ts';
import { TextDiff } from './text-diff.tsx';

type ComparedTaskRowProps = { readonly task: ComparedTask; readonly first: boolean };

/** A task that differs: how, and both sides of it. The first one is open. */
export function ComparedTaskRow({ task, first }: ComparedTaskRowProps): ReactElement {
  const text = useText().runs;
  const [open, setOpen] = useState(first);
  const { title, differences, left, right } = task;
  return (
    <li className="py-2">
      <Disclosure
        open={open}
        onOpenChange={setOpen}
        title={
          <span className="text-left text-ink">
            {first ? <span className="block text-xs text-accent-ink">{text.first}</span> : null}
            <span className="font-medium">{title}</span>{' '}
            <span className="text-xs text-faint">{differences.map((name) => text.differences[name]).join(', ')}</span>
          </span>
        }
      >
        {open ? (
          <div className="mt-2 ml-5 space-y-4 pb-2">
            <div className="grid grid-cols-2 gap-6">
              <Side name={text.left} side={left} />
              <Side name={text.right} side={right} />
            </div>
            <OutputDiff left={left} right={right} />
            {differences.includes('prompt') && left !== null && right !== null ? (
              <PromptDiff left={left} right={right} />
            ) : null}
          </div>
        ) : null}
      </Disclosure>
    </li>
  );
}

function Side({ name, side }: { readonly name: string; readonly side: ComparedSide | null }): ReactElement {
  const text = useText();
  if (side === null) return <p className="text-sm text-faint">{text.runs.notInThisRun}</p>;
  const passed = side.checks.filter(({ verdict }) => verdict === 'pass').length;
  return (
    <div role="group" aria-label={name} className="min-w-0">
      <p className="mb-1.5 flex items-center gap-1.5 text-sm">
        <StatusMark status={side.status} />
        {text.app.taskStatus[side.status]}
        {side.reused ? <span className="text-xs text-faint">({text.runs.takenOver})</span> : null}
      </p>
      <Facts
        facts={[
          [text.trace.summary, side.summary],
          [text.runs.models, side.models.join(', ')],
          [text.runs.tokens, side.tokens === 0 ? '' : formatCount(side.tokens)],
          [text.runs.duration, side.wallMs === null || side.reused ? '' : formatDuration(side.wallMs)],
          [text.runs.verdicts, side.checks.length === 0 ? '' : `${passed} / ${side.checks.length}`],
        ]}
      />
    </div>
  );
}

type Sides = { readonly left: ComparedSide | null; readonly right: ComparedSide | null };

function OutputDiff({ left, right }: Sides): ReactElement | null {
  const text = useText();
  const before = useBlob(left?.output ?? null);
  const after = useBlob(right?.output ?? null);
  if ((left?.output ?? null) === (right?.output ?? null)) return null;
  if (before.error !== null || after.error !== null) return <p className="text-sm text-faint">{text.trace.bodyGone}</p>;
  const waiting =
    (left?.output != null && before.data === undefined) || (right?.output != null && after.data === undefined);
  if (waiting) return <Skeleton label={text.app.loading} lines={3} />;
  return (
    <div>
      <h3 className="mb-1 text-xs font-medium text-faint">{text.runs.result}</h3>
      <TextDiff title={text.runs.result} left={readable(before.data ?? '')} right={readable(after.data ?? '')} />
    </div>
  );
}

/** The first call whose exact texts differ. */
function PromptDiff({
  left,
  right,
}: {
  readonly left: ComparedSide;
  readonly right: ComparedSide;
}): ReactElement | null {
  const text = useText();
  const index = left.prompts.findIndex(({ sha256 }, place) => right.prompts[place]?.sha256 !== sha256);
  const before = useBlob(left.prompts[index]?.sha256 ?? null);
  const after = useBlob(right.prompts[index]?.sha256 ?? null);
  if (before.data === undefined || after.data === undefined) return null;
  const join = (body: string): string => readPrompts(body).join('\n\n');
  return (
    <div>
      <h3 className="mb-1 text-xs font-medium text-faint">
        {text.runs.asked} · {left.prompts[index]?.step}
      </h3>
      <TextDiff title={text.runs.asked} left={join(before.data)} right={join(after.data)} />
    </div>
  );
}
