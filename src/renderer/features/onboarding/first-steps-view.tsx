import type { ReactElement } from 'react';
import { go } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { useModels } from '../../state/queries.ts';
import { useServices } from '../../state/services.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { RecommendedSet, StarterModels } from '../models/index.ts';
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
        <Recorded />
        <SampleTeams />
      </div>
    </Page>
  );
}

/** What this machine is, the one set of models for it, and those that are still to come. */
function MachineAndModels(): ReactElement {
  const { data: models = [] } = useModels();
  return (
    <div>
      <RecommendedSet models={models} />
      <StarterModels />
    </div>
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
