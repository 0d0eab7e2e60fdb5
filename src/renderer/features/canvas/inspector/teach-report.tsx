import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import type { TeachingReport } from '../../../../shared/contract/teaching.ts';
import type { AgentExample, AgentLabel } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import { unwrap, wireErrorOf } from '../../../state/engine-failure.ts';
import { useServices } from '../../../state/services.ts';
import { formatDuration, formatShare } from '../../../ui/format.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';

/** Nothing is trained while somebody still types. */
const quietMs = 700;

/** Undo of a mark shows its measurement at once; more of them are not worth their memory. */
const forgetMs = 30_000;

type Lesson = { readonly labels: AgentLabel[]; readonly examples: AgentExample[] };

/**
 * What the examples are worth, trained anew a moment after each change: right answers on held-back lines before and after, and the
 * price of one. `modelMs`: what a model took for one in the run that is looked at.
 */
export function TeachReport(props: Lesson & { readonly modelMs?: number | null }): ReactElement | null {
  const { labels, examples, modelMs = null } = props;
  const text = useText().canvas.inspector.teach;
  const { client } = useServices();
  const lesson = useQuiet(labels, examples);
  const teachable = lesson.labels.length >= 2 && lesson.examples.length > 0;
  const { data, error, isFetching } = useQuery({
    queryKey: ['teaching', lesson],
    enabled: teachable,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: forgetMs,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => unwrap(await client.teaching.train(lesson, { signal })),
  });
  if (!teachable) return null;
  if (error !== null) return <ErrorNotice error={wireErrorOf(error)} />;
  return (
    <div role="status" className="min-h-20 rounded-md bg-sunken px-3 py-2 text-sm">
      {data === undefined ? <p className="text-muted">{text.training}</p> : <Report report={data} />}
      {data === undefined ? null : (
        <p className="numeric mt-1 text-xs text-muted">
          {isFetching ? text.training : text.cost(costOf(data, modelMs), formatDuration(data.trainedMs))}
        </p>
      )}
    </div>
  );
}

/** What one line takes: with the trained head, and where it is known with a model before. */
function costOf({ msPerItem }: TeachingReport, modelMs: number | null): string {
  const after = formatDuration(msPerItem);
  return modelMs === null ? after : `${formatDuration(modelMs)} → ${after}`;
}

function Report({ report }: { readonly report: TeachingReport }): ReactElement {
  const text = useText().canvas.inspector.teach;
  const { heldBack, accuracyBefore, accuracyAfter, answersAlone } = report;
  if (heldBack === 0 || accuracyBefore === null || accuracyAfter === null) {
    return <p className="text-pretty">{text.tooFew}</p>;
  }
  return (
    <>
      <p className="numeric font-medium">{text.accuracy(formatShare(accuracyBefore), formatShare(accuracyAfter))}</p>
      <p className="text-pretty text-muted">{text.heldBack(heldBack)}</p>
      <p className="text-pretty text-muted">{answersAlone ? text.alone : text.notAlone}</p>
    </>
  );
}

/** Labels and examples as they are once they have not changed for a moment. */
function useQuiet(labels: AgentLabel[], examples: AgentExample[]): Lesson {
  const [quiet, setQuiet] = useState<Lesson>({ labels, examples });
  useEffect(() => {
    const timer = setTimeout(() => setQuiet({ labels, examples }), quietMs);
    return () => clearTimeout(timer);
  }, [labels, examples]);
  return quiet;
}
