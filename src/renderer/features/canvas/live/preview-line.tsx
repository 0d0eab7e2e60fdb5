import clsx from 'clsx';
import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import type { TeamPreview } from '../../../../shared/contract/teams.ts';
import { useText } from '../../../i18n/text-context.ts';
import { useApp } from '../../../state/services.ts';
import { formatBytes, formatDuration } from '../../../ui/format.ts';
import type { TeamEditor } from '../editor/team-editor.ts';
import { usePreview } from '../page/team-queries.ts';
import { useEditorState } from '../surface/use-parts.ts';

/** Milliseconds of rest before the engine is asked again. */
const REST_MS = 500;

/** What a run of the team as drawn would take: "4 agents · 2 models resident · 0 swaps · about 40 s". */
export function PreviewLine({ editor }: { readonly editor: TeamEditor }): ReactElement {
  const text = useText().teams.run.preview;
  const workspaceId = useApp((state) => state.workspaceId);
  const rested = useRested(useEditorState(editor), REST_MS);
  const { data: preview } = usePreview({ document: rested.document, mark: rested.mark, workspaceId });
  if (preview === undefined) return <p className="h-5" />;
  const errors = preview.problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return <p className="text-sm text-bad">{text.problems(errors)}</p>;
  const memory = preview.models
    .map(({ title, bytes, measured }) => (measured ? text.measured : text.estimated)(title, formatBytes(bytes)))
    .join('\n');
  return (
    <p className={clsx('numeric truncate text-sm', preview.fits ? 'text-muted' : 'text-warn')} title={memory}>
      {previewParts(preview, text).join(' · ')}
    </p>
  );
}

function previewParts(
  preview: TeamPreview,
  text: ReturnType<typeof useText>['teams']['run']['preview'],
): readonly string[] {
  return [
    text.agents(preview.agents),
    text.models(preview.modelsResident),
    text.swaps(preview.swaps),
    preview.seconds === null ? text.unknownTime : text.about(formatDuration(preview.seconds * 1000)),
    ...(preview.fits ? [] : [text.tooLarge]),
  ];
}

/** The value of a moment ago, once it has stayed the same for a while. */
function useRested<Value>(value: Value, ms: number): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
}
