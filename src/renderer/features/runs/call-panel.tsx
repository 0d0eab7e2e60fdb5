import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { ModelCallState } from '../../../shared/events/run-state.ts';
import { useText } from '../../i18n/text-context.ts';
import type { LiveRun } from '../../state/slices/runs-slice.ts';
import { IconButton } from '../../ui/button.tsx';
import { formatCount, formatDuration } from '../../ui/format.ts';
import { TextBlock } from '../../ui/text-block.tsx';
import { TeachAgent } from '../canvas/index.ts';
import { Checks } from './checks.tsx';
import { Facts, PanelHead, PanelSection } from './facts.tsx';
import { LabelBars } from './label-bars.tsx';
import { readOutput, readPrompts, readable } from './read-blobs.ts';
import { ForkButton } from './fork-dialog.tsx';
import { StepLinks } from './step-links.tsx';
import { StoredText } from './stored-text.tsx';
import { givesLabelsOf, modelMsPerItem, taughtAgent } from './taught-items.ts';
import { memoryReads } from './timeline-rows.ts';

/** A model call, in full: what was asked, what came back, with which model, why, and how fast. */
export function CallPanel(props: {
  readonly call: ModelCallState;
  readonly run: LiveRun;
  readonly onChoose: (key: string) => void;
}): ReactElement {
  const { call, run, onChoose } = props;
  const { trace: text, runs } = useText();
  const task = run.state.tasks.find((state) => state.task.id === call.taskId);
  // What the task had found until it asked is what this call could use.
  const reads = memoryReads(run.events).filter(({ taskId, ts }) => taskId === call.taskId && ts <= call.startedAt);
  const kind = `${call.purpose === 'decide' ? text.decide : text.generate} · ${text.items(call.items)}`;
  return (
    <>
      <PanelHead kind={kind} title={call.step}>
        {call.summary === '' ? null : <p className="mt-1 text-sm text-muted">{call.summary}</p>}
        {task === undefined || call.status === 'running' ? null : (
          <div className="mt-3">
            <ForkButton run={run.state} place={{ task, call, wait: null }} label={runs.forkStep} />
          </div>
        )}
      </PanelHead>
      <PanelSection title={text.overview}>
        <Facts facts={callFacts(call, run, text)} />
      </PanelSection>
      <PanelSection title={call.purpose === 'decide' ? text.probabilities : text.rawOutput}>
        <StoredText sha256={call.output}>{(body) => <Output body={body} call={call} run={run} />}</StoredText>
      </PanelSection>
      <PanelSection title={promptTitle(call, text, runs)}>
        <StoredText sha256={call.prompts}>{(body) => <Prompts prompts={readPrompts(body)} />}</StoredText>
      </PanelSection>
      {reads.length === 0 ? null : (
        <PanelSection title={runs.passages}>
          <StepLinks
            links={reads.map((read) => ({
              key: `read:${read.eventId}`,
              label: read.query,
              note: text.hits(read.hits),
            }))}
            onChoose={onChoose}
          />
        </PanelSection>
      )}
      <PanelSection title={text.grammar}>
        {call.grammar === null ? (
          <p className="text-sm text-faint">{text.noGrammar}</p>
        ) : (
          <StoredText sha256={call.grammar}>
            {(body) => <TextBlock label={text.grammar} text={readable(body)} />}
          </StoredText>
        )}
      </PanelSection>
      <Checks checks={run.state.checks.filter(({ taskId }) => taskId === call.taskId)} claims={run.state.claims} />
    </>
  );
}

function promptTitle(
  call: ModelCallState,
  text: ReturnType<typeof useText>['trace'],
  runs: ReturnType<typeof useText>['runs'],
): string {
  const tokens = call.tokensIn + call.tokensCached;
  return [text.prompt, text.exactPrompt, ...(tokens === 0 ? [] : [runs.tokensInPrompt(formatCount(tokens))])].join(
    ' · ',
  );
}

function callFacts(
  call: ModelCallState,
  run: LiveRun,
  text: ReturnType<typeof useText>['trace'],
): readonly (readonly [string, string])[] {
  const { temperature, seed, maxTokens } = call.sampler;
  const hash = Object.values(run.state.models).find(({ id }) => id === call.modelId)?.sha256 ?? '';
  const done = call.status === 'completed';
  return [
    [text.model, call.modelId],
    [text.role, call.role],
    [text.why, call.why],
    [text.fileHash, hash.slice(0, 16)],
    [text.sampler, text.samplerLine(temperature, seed, maxTokens)],
    [
      text.tokens,
      done
        ? text.tokensLine(formatCount(call.tokensIn), formatCount(call.tokensCached), formatCount(call.tokensOut))
        : '',
    ],
    [text.firstToken, done && call.firstTokenMs > 0 ? formatDuration(call.firstTokenMs) : ''],
    [text.duration, done ? formatDuration(call.ms) : text.running],
    [text.speed, done ? speedOf(call, text) : ''],
    [text.confidence, call.confidence === null ? '' : call.confidence.toFixed(2)],
    [text.stopReason, call.stopReason],
  ];
}

function speedOf(call: ModelCallState, text: ReturnType<typeof useText>['trace']): string {
  if (call.ms <= 0) return '';
  if (call.purpose === 'decide') return text.decisionSpeed(((call.items * 1000) / call.ms).toFixed(1));
  const writing = Math.max(1, call.ms - call.firstTokenMs);
  return text.speedLine(((call.tokensOut * 1000) / writing).toFixed(1));
}

function Output(props: { readonly body: string; readonly call: ModelCallState; readonly run: LiveRun }): ReactElement {
  const { body, call, run } = props;
  const text = useText().trace;
  const output = readOutput(body);
  if (output.kind === 'text') {
    return <TextBlock label={text.rawOutput} text={output.text === '' ? text.noOutput : output.text} />;
  }
  const { readings } = output;
  const task = run.state.tasks.find((state) => state.task.id === call.taskId);
  const agent = task === undefined ? null : taughtAgent(task);
  if (task === undefined || agent === null || !givesLabelsOf(agent, readings)) {
    return <LabelBars readings={readings} marking={null} />;
  }
  return (
    <TeachAgent teamId={run.state.teamId} agent={agent} modelMs={modelMsPerItem({ run, taskId: task.task.id })}>
      {(marking) => <LabelBars readings={readings} marking={marking} />}
    </TeachAgent>
  );
}

/** One prompt at a time; the others are a click away. */
function Prompts({ prompts }: { readonly prompts: readonly string[] }): ReactElement {
  const text = useText().trace;
  const [index, setIndex] = useState(0);
  return (
    <div>
      {prompts.length === 1 ? null : (
        <div className="mb-2 flex items-center gap-1 text-sm text-muted">
          <IconButton label={text.previous} disabled={index === 0} onClick={() => setIndex(index - 1)}>
            <ChevronLeft size={15} />
          </IconButton>
          <span className="numeric">{text.promptOf(index + 1, prompts.length)}</span>
          <IconButton label={text.next} disabled={index === prompts.length - 1} onClick={() => setIndex(index + 1)}>
            <ChevronRight size={15} />
          </IconButton>
        </div>
      )}
      <TextBlock label={text.exactPrompt} text={prompts[index] ?? ''} />
    </div>
  );
}
