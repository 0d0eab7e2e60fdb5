import { Check, ChevronDown, UsersRound } from 'lucide-react';
import { Select } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { directAnswerTeamId } from '../../../shared/domain/conversation.ts';
import { useText } from '../../i18n/text-context.ts';
import type { Answerer } from './use-answerer.ts';
import { useTeams } from './use-conversations.ts';

const CHOOSE = 'choose';

/** Picks a team, an answer without one, or leaves that to the engine. */
export function AnswererChoice(props: {
  readonly answerer: Answerer;
  readonly onChange: (answerer: Answerer) => void;
}): ReactElement {
  const { answerer, onChange } = props;
  const text = useText().conversations;
  const { data = [] } = useTeams();
  const teams = data.map(({ document }) => document);
  const direct = teams.filter(({ id }) => id === directAnswerTeamId);
  const others = teams.filter(({ id }) => id !== directAnswerTeamId);
  const picked = answerer.kind === 'team' ? teams.find(({ id }) => id === answerer.teamId) : undefined;
  return (
    <Select.Root
      value={picked?.id ?? CHOOSE}
      onValueChange={(value) => onChange(value === CHOOSE ? { kind: 'choose' } : { kind: 'team', teamId: value })}
    >
      <Select.Trigger
        aria-label={text.who}
        className="flex h-7 max-w-56 items-center gap-1.5 rounded-md px-2 text-sm text-muted hover:bg-hover hover:text-ink"
      >
        <UsersRound size={15} aria-hidden="true" className="shrink-0" />
        <span className="truncate">{picked?.title ?? text.choose}</span>
        <ChevronDown size={14} aria-hidden="true" className="shrink-0 text-faint" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-40 max-h-(--radix-select-content-available-height) w-80 rounded-lg border border-line bg-surface p-1 shadow-raised"
        >
          <Select.Viewport>
            <Option value={CHOOSE} title={text.choose} hint={text.chooseHint} />
            {direct.map((team) => (
              <Option key={team.id} value={team.id} title={team.title} hint={text.directHint} />
            ))}
            {others.length === 0 ? null : <Select.Separator className="my-1 h-px bg-line" />}
            {others.map((team) => (
              <Option key={team.id} value={team.id} title={team.title} hint={team.description} />
            ))}
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  );
}

function Option(props: { readonly value: string; readonly title: string; readonly hint: ReactNode }): ReactElement {
  const { value, title, hint } = props;
  return (
    <Select.Item
      value={value}
      className="flex items-start gap-2 rounded-md px-2 py-1.5 outline-none select-none data-[highlighted]:bg-hover"
    >
      <span className="min-w-0 flex-1">
        <span className="block text-sm">
          <Select.ItemText>{title}</Select.ItemText>
        </span>
        <span className="line-clamp-2 text-xs text-muted">{hint}</span>
      </span>
      <Select.ItemIndicator className="mt-0.5">
        <Check size={14} />
      </Select.ItemIndicator>
    </Select.Item>
  );
}
