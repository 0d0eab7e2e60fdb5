import { Check, CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { useDoctor, useSystemInfo } from '../../state/queries.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { notify } from '../../ui/toast.tsx';

/** This machine as Guildhall sees it, and what the doctor found. */
export function SystemView(): ReactElement {
  const text = useText().app;
  const info = useSystemInfo();
  const doctor = useDoctor();
  const machine = info.data?.machine;
  const facts: readonly (readonly [string, string])[] =
    info.data === undefined || machine === undefined
      ? []
      : [
          [
            text.system.machine,
            [
              machine.platform,
              text.system.cores(machine.cores),
              text.system.memory(formatBytes(machine.memoryBytes), formatBytes(machine.freeMemoryBytes)),
              machine.gpu ?? text.system.noGpu,
            ].join(' · '),
          ],
          [text.system.dataFolder, info.data.dataFolder],
          [text.system.version, info.data.version],
        ];
  return (
    <Page title={text.system.title} intro={text.tagline}>
      {info.error === null ? null : <ErrorNotice error={wireErrorOf(info.error)} />}
      <dl className="grid grid-cols-[8rem_1fr] gap-x-6 gap-y-2">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <section aria-label={text.system.doctor} className="mt-10">
        <div className="flex items-center border-b border-line pb-2">
          <h2 className="text-sm font-medium text-muted">{text.system.doctor}</h2>
          <Button
            tone="quiet"
            small
            className="ml-auto"
            disabled={doctor.isFetching}
            onClick={() => void doctor.refetch()}
          >
            {text.system.again}
          </Button>
          <Button
            tone="quiet"
            small
            disabled={doctor.data === undefined}
            onClick={() => {
              const lines = [
                ...facts.map(([name, value]) => `${name}: ${value}`),
                ...(doctor.data ?? []).map(({ name, state, detail, advice }) =>
                  [`[${state}] ${name}: ${detail}`, advice].filter((line) => line !== null).join('\n    '),
                ),
              ];
              void navigator.clipboard.writeText(lines.join('\n')).then(() => notify({ text: text.system.copied }));
            }}
          >
            {text.system.copy}
          </Button>
        </div>
        <p className="mt-3 text-sm text-muted">{text.system.doctorIntro}</p>
        {doctor.error === null ? null : <ErrorNotice error={wireErrorOf(doctor.error)} />}
        {doctor.isPending ? <Skeleton label={text.loading} lines={6} /> : null}
        <ul className="mt-2 divide-y divide-line">
          {(doctor.data ?? []).map((finding) => (
            <li key={finding.name} className="flex gap-3 py-3">
              {icons[finding.state]}
              <div className="min-w-0">
                <p className="font-medium">
                  {finding.name}
                  <span className="sr-only">: {text.system.states[finding.state]}</span>
                </p>
                <p className="text-sm break-words text-muted">{finding.detail}</p>
                {finding.advice === null ? null : <p className="text-sm break-words">{finding.advice}</p>}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}

const icons = {
  good: <Check size={16} className="mt-1 shrink-0 text-good" aria-hidden="true" />,
  attention: <TriangleAlert size={16} className="mt-1 shrink-0 text-warn" aria-hidden="true" />,
  bad: <CircleAlert size={16} className="mt-1 shrink-0 text-bad" aria-hidden="true" />,
} as const;
