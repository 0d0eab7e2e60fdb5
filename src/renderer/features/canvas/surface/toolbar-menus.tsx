import { ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import type { TeamGroup } from '../../../../shared/domain/team.ts';
import { Pattern } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import { align } from '../editor/commands/align.ts';
import { autoLayout } from '../editor/commands/auto-layout.ts';
import { distribute } from '../editor/commands/distribute.ts';
import { ungroup } from '../editor/commands/fold-group.ts';
import { snapParts } from '../editor/commands/snap-parts.ts';
import { useCanvasActions } from '../page/canvas-actions.ts';
import { alignmentsOf } from './alignments.ts';
import { PatternIcon } from './group-nodes.tsx';

/** Lines up, spaces out and lays out. Without a selection of several it is done with the whole team. */
export function ArrangeMenu(props: {
  readonly selected: ReadonlySet<string>;
  readonly children: ReactNode;
}): ReactElement {
  const text = useText().teams.toolbar;
  const actions = useCanvasActions();
  const ids = [...props.selected];
  const several = ids.length > 1;
  return (
    <Menu trigger={props.children}>
      <Item onSelect={() => void actions.run(autoLayout(several ? ids : null))}>{text.autoLayout}</Item>
      <Item onSelect={() => void actions.run(snapParts(several ? ids : null))}>{text.toGrid}</Item>
      <Line />
      {alignmentsOf(text).map(({ alignment, title }) => (
        <Item key={alignment} disabled={!several} onSelect={() => void actions.run(align(ids, alignment))}>
          {title}
        </Item>
      ))}
      <Line />
      <Item disabled={ids.length < 3} onSelect={() => void actions.run(distribute(ids, 'across'))}>
        {text.across}
      </Item>
      <Item disabled={ids.length < 3} onSelect={() => void actions.run(distribute(ids, 'down'))}>
        {text.down}
      </Item>
    </Menu>
  );
}

/** Makes the selected agents one pattern, with the lines and agents that it needs. */
export function GroupMenu(props: {
  readonly group: TeamGroup | null;
  readonly canGroup: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const text = useText().teams;
  const actions = useCanvasActions();
  const { group, canGroup, children } = props;
  return (
    <Menu trigger={children}>
      {Pattern.options.map((pattern) => (
        <Item key={pattern} disabled={!canGroup} onSelect={() => actions.group(pattern)}>
          <span className="text-muted">
            <PatternIcon pattern={pattern} />
          </span>
          {text.toolbar.groupAs(text.palette.patterns[pattern].title)}
        </Item>
      ))}
      <Line />
      <Item
        disabled={group === null}
        onSelect={() => {
          if (group !== null) actions.run(ungroup(group.id));
        }}
      >
        {text.toolbar.ungroup}
      </Item>
    </Menu>
  );
}

function Menu({ trigger, children }: { readonly trigger: ReactNode; readonly children: ReactNode }): ReactElement {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-sm text-muted hover:bg-hover hover:text-ink data-[state=open]:bg-hover">
        {trigger}
        <ChevronDown size={12} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          className="z-40 min-w-52 rounded-lg border border-line bg-surface p-1 shadow-raised"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Item(props: {
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { disabled = false, onSelect, children } = props;
  return (
    <DropdownMenu.Item
      disabled={disabled}
      onSelect={onSelect}
      className="flex h-8 items-center gap-2 rounded-md px-2 text-sm outline-none select-none data-[disabled]:text-faint data-[highlighted]:bg-hover"
    >
      {children}
    </DropdownMenu.Item>
  );
}

function Line(): ReactElement {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
}
