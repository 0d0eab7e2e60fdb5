import type { ReactElement } from 'react';
import { useText } from '../../i18n/text-context.ts';
import { useServices } from '../../state/services.ts';
import type { LiveRun } from '../../state/slices/runs-slice.ts';
import { formatDuration } from '../../ui/format.ts';
import { TextBlock } from '../../ui/text-block.tsx';
import { useFileName } from '../sources/index.ts';
import { Facts, PanelHead, PanelSection } from './facts.tsx';
import { readPassages, readable } from './read-blobs.ts';
import { StoredText } from './stored-text.tsx';
import type { MemoryRead } from './timeline-rows.ts';

/** A search in the sources: what was looked for and which passages came back. */
export function ReadPanel({ read, run }: { readonly read: MemoryRead; readonly run: LiveRun }): ReactElement {
  const text = useText().trace;
  return (
    <>
      <PanelHead kind={text.recall} title={read.query} />
      <PanelSection title={text.overview}>
        <Facts
          facts={[
            [text.duration, formatDuration(read.ms)],
            [text.output, text.hits(read.hits)],
          ]}
        />
      </PanelSection>
      <PanelSection title={text.output}>
        <StoredText sha256={read.passages}>
          {(body) => <Passages body={body} workspaceId={run.state.workspaceId} />}
        </StoredText>
      </PanelSection>
    </>
  );
}

function Passages({ body, workspaceId }: { readonly body: string; readonly workspaceId: string | null }): ReactElement {
  const text = useText().trace;
  const { store } = useServices();
  const nameOf = useFileName(workspaceId);
  const passages = readPassages(body);
  if (passages === null || workspaceId === null) return <TextBlock label={text.output} text={readable(body)} />;
  return (
    <ol className="-mx-2">
      {passages.map(({ block, start, end }, index) => {
        const cited = block.text.slice(start, end);
        const citation = { n: index + 1, file: block.file, locator: block.locator, text: cited };
        return (
          <li key={`${block.id} ${start}`}>
            <button
              type="button"
              onClick={() => store.setState({ passage: { workspaceId, citation } })}
              className="w-full rounded-md px-2 py-1.5 text-left hover:bg-hover"
            >
              <span className="block text-xs text-faint">
                {nameOf(block.file)} · {block.locator}
              </span>
              <span className="line-clamp-3 text-sm break-words">{cited}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
