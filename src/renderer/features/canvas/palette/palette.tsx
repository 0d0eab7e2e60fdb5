import { Brain, Cpu, Search, StickyNote, Wrench } from 'lucide-react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useMemo, useRef, useState } from 'react';
import { useText } from '../../../i18n/text-context.ts';
import { useCanvasActions } from '../page/canvas-actions.ts';
import { useCanvasStore } from '../page/canvas-store.ts';
import { PatternIcon } from '../surface/group-nodes.tsx';
import { PresetIcon } from '../surface/preset-icon.tsx';
import type { PaletteEntry, PaletteItem, PaletteSection } from './palette-items.ts';
import { carriedType, searchPalette } from './palette-items.ts';

/** Everything that a team can be made of. By mouse onto the canvas or an agent, by Enter into the middle or to the selected agent. */
export function Palette({ sections }: { readonly sections: readonly PaletteSection[] }): ReactElement {
  const text = useText().teams.palette;
  const [search, setSearch] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(() => searchPalette(sections, search), [sections, search]);
  const walk = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = entries.findIndex((entry) => entry === document.activeElement);
    const next = entries[event.key === 'ArrowDown' ? at + 1 : Math.max(0, at - 1)];
    event.preventDefault();
    next?.focus();
  };
  return (
    <aside
      aria-label={text.title}
      onKeyDown={walk}
      className="flex w-56 shrink-0 flex-col border-r border-line bg-page"
    >
      <div className="relative px-3 pt-3 pb-2">
        <Search size={14} aria-hidden="true" className="absolute top-5.5 left-5.5 text-faint" />
        <input
          type="search"
          value={search}
          aria-label={text.search}
          placeholder={text.search}
          onChange={(event) => setSearch(event.target.value)}
          className="h-8 w-full rounded-md border border-line-strong bg-surface pr-2 pl-7.5 text-sm placeholder:text-faint"
        />
      </div>
      <div ref={list} className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        {found.length === 0 ? <p className="px-2 text-sm text-muted">{text.none}</p> : null}
        {found.map((section) => (
          <div key={section.id} role="group" aria-label={text.sections[section.id]} className="mt-2">
            <h2 className="px-2 pb-0.5 text-xs font-medium text-faint">{text.sections[section.id]}</h2>
            <ul>
              {section.entries.map((entry) => (
                <Entry key={entry.key} entry={entry} />
              ))}
            </ul>
          </div>
        ))}
      </div>
      <p className="border-t border-line px-4 py-2 text-2xs text-faint">{text.hint}</p>
    </aside>
  );
}

function Entry({ entry }: { readonly entry: PaletteEntry }): ReactElement {
  const actions = useCanvasActions();
  const store = useCanvasStore();
  return (
    <li>
      <button
        type="button"
        draggable
        title={entry.describes}
        aria-description={entry.describes}
        data-entry={entry.key}
        onClick={() => actions.add(entry, { at: null, agentId: null })}
        onDragStart={(event) => {
          event.dataTransfer.setData(carriedType, entry.key);
          event.dataTransfer.effectAllowed = 'copy';
          store.setState({ carried: entry, refusal: null });
        }}
        onDragEnd={() => store.setState({ carried: null, dropTarget: null })}
        className="flex h-8 w-full cursor-grab items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-hover"
      >
        <span className="text-muted">
          <EntryIcon item={entry.item} />
        </span>
        <span className="min-w-0 flex-1 truncate">{entry.title}</span>
      </button>
    </li>
  );
}

function EntryIcon({ item }: { readonly item: PaletteItem }): ReactElement {
  switch (item.kind) {
    case 'preset':
      return <PresetIcon presetId={item.preset.id} group={item.preset.group} size={15} />;
    case 'pattern':
      return <PatternIcon pattern={item.pattern} />;
    case 'tool':
      return <Wrench size={14} aria-hidden="true" />;
    case 'memory':
      return <Brain size={14} aria-hidden="true" />;
    case 'model':
      return <Cpu size={14} aria-hidden="true" />;
    case 'comment':
      return <StickyNote size={14} aria-hidden="true" />;
  }
}
