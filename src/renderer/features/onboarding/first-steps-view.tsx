import type { ReactElement } from 'react';
import { go } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { useModels, useSystemInfo } from '../../state/queries.ts';
import { useServices } from '../../state/services.ts';
import { useSaveSettings, useSettings } from '../../state/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { formatBytes } from '../../ui/format.ts';
import { Page } from '../../ui/page.tsx';
import { StarterModels } from '../models/index.ts';
import { RECORDED } from './recording.ts';
import { SampleTeams } from './sample-teams.tsx';
import { Step } from './step.tsx';

/** What a person needs to know and decide before the first answer, on one page without a wizard. */
export function FirstStepsView(): ReactElement {
  const text = useText();
  return (
    <Page title={text.firstSteps.title} intro={text.firstSteps.intro}>
      <div className="space-y-9">
        <MachineAndModels />
        <DataQuestion />
        <Recorded />
        <SampleTeams />
      </div>
    </Page>
  );
}

function MachineAndModels(): ReactElement {
  const text = useText();
  const { data: info } = useSystemInfo();
  const { data: models = [] } = useModels();
  const { acquisitions } = useServices();
  const starter = models.filter(({ entry }) => entry.starter && entry.sources.every(({ kind }) => kind !== 'shipped'));
  const missing = starter.filter(({ state }) => state !== 'on-disk');
  const bytes = missing.reduce((sum, { entry, bytesOnDisk }) => sum + entry.bytes - bytesOnDisk, 0);
  const machine = info?.machine;
  const facts =
    machine === undefined
      ? ''
      : text.firstSteps.machineLine(
          text.app.system.cores(machine.cores),
          formatBytes(machine.memoryBytes),
          machine.gpu ?? text.firstSteps.noGpu,
        );
  return (
    <Step title={text.firstSteps.machine}>
      <p className="text-lg">{facts}</p>
      <p className="mt-1 text-sm text-muted">
        {models.length === 0
          ? ''
          : missing.length === 0
            ? text.firstSteps.modelsHere(starter.length)
            : text.firstSteps.modelsFit}
      </p>
      {missing.length < 2 ? null : (
        <Button
          tone="primary"
          className="mt-3"
          onClick={() => missing.forEach(({ entry }) => acquisitions.start({ modelId: entry.id, bytes: entry.bytes }))}
        >
          {text.firstSteps.getAll(formatBytes(bytes))}
        </Button>
      )}
      {missing.length === 0 ? null : (
        <div className="mt-4">
          <StarterModels />
        </div>
      )}
    </Step>
  );
}

function DataQuestion(): ReactElement | null {
  const text = useText().firstSteps;
  const { data } = useSettings();
  const save = useSaveSettings();
  if (data === undefined) return null;
  return (
    <Step title={text.dataTitle}>
      <div className="-mt-4">
        <Choice
          title={text.data}
          hint={text.dataHint}
          value={data.lookForModels === true ? 'yes' : 'no'}
          options={[
            { value: 'no', label: text.no },
            { value: 'yes', label: text.yes },
          ]}
          onChange={(answer) => save.mutate({ lookForModels: answer === 'yes' })}
        />
      </div>
    </Step>
  );
}

function Recorded(): ReactElement {
  const text = useText().firstSteps;
  const services = useServices();
  return (
    <Step title={text.recorded}>
      <div className="flex items-center gap-4">
        <p className="min-w-0 flex-1 text-sm text-muted">{text.recordedHint}</p>
        <Button onClick={() => go(services, { view: 'chat', runId: RECORDED })}>{text.recordedOpen}</Button>
      </div>
    </Step>
  );
}
