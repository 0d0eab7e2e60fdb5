import clsx from 'clsx';
import type { FunctionComponent, ReactElement } from 'react';
import { go } from '../../app/actions.ts';
import type { SettingsSection } from '../../app/route.ts';
import { formatRoute, settingsSections } from '../../app/route.ts';
import { useText } from '../../i18n/text-context.ts';
import { useApp, useServices } from '../../state/services.ts';
import { Page } from '../../ui/page.tsx';
import { AboutSection } from '../about/index.ts';
import { FoldersSection } from './folders-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { PermissionsSection } from './permissions-section.tsx';
import { ShortcutsSection } from './shortcuts-section.tsx';
import { StorageSection } from './storage-section.tsx';

const sections = {
  general: GeneralSection,
  folders: FoldersSection,
  permissions: PermissionsSection,
  storage: StorageSection,
  shortcuts: ShortcutsSection,
  about: AboutSection,
} satisfies Record<SettingsSection, FunctionComponent>;

/** What a person decides once, in sections that have an address each. */
export function SettingsView(): ReactElement {
  const text = useText().settings;
  const services = useServices();
  const section = useApp(({ route }) => (route.view === 'settings' ? route.section : 'general'));
  const Section = sections[section];
  return (
    <Page title={text.title} intro={text.intro}>
      <nav aria-label={text.sectionsLabel} className="-mt-2 mb-4 flex flex-wrap gap-x-5 border-b border-line">
        {settingsSections.map((id) => (
          <a
            key={id}
            href={formatRoute({ view: 'settings', section: id })}
            aria-current={id === section ? 'page' : undefined}
            onClick={(event) => {
              event.preventDefault();
              go(services, { view: 'settings', section: id });
            }}
            className={clsx(
              '-mb-px border-b-2 py-2 text-sm',
              id === section
                ? 'border-accent font-medium text-ink'
                : 'border-transparent text-muted hover:border-line-strong hover:text-ink',
            )}
          >
            {text.sections[id]}
          </a>
        ))}
      </nav>
      <section aria-label={text.sections[section]}>
        <Section />
      </section>
    </Page>
  );
}
