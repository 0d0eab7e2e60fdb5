import { Compass } from 'lucide-react';
import type { ReactElement } from 'react';
import { actions } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { useServices } from '../../state/services.ts';
import { useSaveSettings, useSettings } from '../../state/settings.ts';
import { Button } from '../../ui/button.tsx';
import { notify } from '../../ui/toast.tsx';

/** The way to the first steps, for as long as the person has not put it away. */
export function FirstStepsCard(): ReactElement | null {
  const text = useText();
  const services = useServices();
  const { data } = useSettings();
  const save = useSaveSettings();
  if (data === undefined || data.firstStepsDone) return null;
  const putAway = (): void =>
    save.mutate(
      { firstStepsDone: true },
      {
        onSuccess: () =>
          notify({
            text: text.firstSteps.putAway,
            undo: { label: text.app.undo, run: () => save.mutate({ firstStepsDone: false }) },
          }),
      },
    );
  return (
    <section
      aria-label={text.firstSteps.title}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-surface px-4 py-3"
    >
      <Compass size={16} aria-hidden="true" className="shrink-0 text-accent" />
      <p className="min-w-40 flex-1 text-sm">{text.firstSteps.cardLine}</p>
      <Button small onClick={() => actions['open-first-steps'].run(services)}>
        {text.firstSteps.title}
      </Button>
      <Button small tone="quiet" onClick={putAway}>
        {text.firstSteps.done}
      </Button>
    </section>
  );
}
