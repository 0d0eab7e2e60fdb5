import {
  BookOpen,
  Bot,
  FileText,
  ListChecks,
  Network,
  ShieldCheck,
  Signpost,
  Table2,
  Tags,
  TextCursorInput,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import type { PresetInfo } from '../../../../shared/domain/preset.ts';

const own: Readonly<Record<string, LucideIcon>> = {
  coordinator: Network,
  reader: BookOpen,
  extractor: TextCursorInput,
  classifier: Tags,
  router: Signpost,
  critic: ShieldCheck,
  'table-worker': Table2,
  'report-writer': FileText,
};

const byGroup = {
  coordinate: Network,
  read: BookOpen,
  decide: Tags,
  check: ListChecks,
  write: FileText,
} satisfies Record<PresetInfo['group'], LucideIcon>;

/** The picture of a specialist. It repeats what the words beside it say. */
export function PresetIcon({
  presetId,
  group,
  size = 16,
}: {
  readonly presetId: string;
  readonly group: PresetInfo['group'] | null;
  readonly size?: number;
}): ReactElement {
  const Icon = own[presetId] ?? (group === null ? Bot : byGroup[group]);
  return <Icon size={size} aria-hidden="true" />;
}
