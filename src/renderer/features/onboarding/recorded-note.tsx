import type { ReactElement } from 'react';
import { go } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { useApp, useServices } from '../../state/services.ts';
import { Button } from '../../ui/button.tsx';
import { RECORDED } from './recording.ts';

/** Over the recorded run: that it is one, and the way back. */
export function RecordedNote(): ReactElement | null {
  const text = useText().firstSteps;
  const services = useServices();
  const shown = useApp(({ route }) => 'runId' in route && route.runId === RECORDED);
  if (!shown) return null;
  return (
    <section
      aria-label={text.recorded}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 bg-accent-soft px-4 py-2 text-sm text-accent-ink"
    >
      <p className="min-w-0 flex-1">{text.recordedNote}</p>
      <Button small onClick={() => go(services, { view: 'first-steps' })}>
        {text.recordedEnd}
      </Button>
    </section>
  );
}
