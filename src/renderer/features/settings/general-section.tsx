import type { ReactElement } from 'react';
import type { Settings } from '../../../shared/contract/settings.ts';
import { AskBeforeRun } from '../../../shared/contract/settings.ts';
import { showTheme } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { themes } from '../../platform/theme.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { useApp, useServices } from '../../state/services.ts';
import { useSaveSettings, useSettings } from '../../state/settings.ts';
import { Choice } from '../../ui/choice.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { notify } from '../../ui/toast.tsx';

/** Looks, and when to ask. Every change counts at once and can be taken back. */
export function GeneralSection(): ReactElement {
  const text = useText();
  const services = useServices();
  const theme = useApp((state) => state.theme);
  const { data, error } = useSettings();
  const save = useSaveSettings();
  const change = (before: Partial<Settings>, after: Partial<Settings>): void => {
    save.mutate(after, {
      onSuccess: () =>
        notify({ text: text.settings.saved, undo: { label: text.app.undo, run: () => save.mutate(before) } }),
    });
  };
  return (
    <div className="divide-y divide-line">
      <Choice
        title={text.settings.theme}
        hint={text.settings.themeHint}
        value={theme}
        options={themes.map((value) => ({ value, label: text.app.themes[value] }))}
        onChange={(chosen) => showTheme(services, chosen)}
      />
      {error === null ? null : <ErrorNotice error={wireErrorOf(error)} />}
      {save.error === null ? null : <ErrorNotice error={wireErrorOf(save.error)} />}
      {data === undefined ? (
        <Skeleton label={text.app.loading} lines={4} />
      ) : (
        <Choice
          title={text.settings.ask}
          hint={text.settings.askHint}
          value={data.askBeforeRun}
          options={AskBeforeRun.options.map((value) => ({ value, label: text.settings.askOptions[value] }))}
          onChange={(askBeforeRun) => change({ askBeforeRun: data.askBeforeRun }, { askBeforeRun })}
        />
      )}
    </div>
  );
}
