import type { ModelRole } from '../../../../shared/domain/model.ts';
import type { PresetInfo, ToolInfo } from '../../../../shared/domain/preset.ts';
import type { BlockKind } from '../../../../shared/domain/source.ts';
import { BlockKind as BlockKinds } from '../../../../shared/domain/source.ts';
import type { Pattern } from '../../../../shared/domain/team.ts';
import { Pattern as Patterns } from '../../../../shared/domain/team.ts';

/** What can be dragged from the palette. Specialists, patterns and comments land on the canvas, the rest on an agent. */
export type PaletteItem =
  | { readonly kind: 'preset'; readonly preset: PresetInfo }
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  | { readonly kind: 'comment' }
  | { readonly kind: 'tool'; readonly tool: ToolInfo }
  | { readonly kind: 'memory'; readonly block: BlockKind }
  | { readonly kind: 'model'; readonly role: ModelRole };

/** Names what is carried for the browser; what it is stands in the canvas store, since a drag hides its data until it ends. */
export const carriedType = 'application/x-guildhall-part';

export type PaletteEntry = {
  readonly key: string;
  readonly item: PaletteItem;
  readonly title: string;
  readonly describes: string;
};

export type PaletteSection = { readonly id: PaletteItem['kind']; readonly entries: readonly PaletteEntry[] };

/** The words that the catalogue has for items that have none of their own. */
export type PaletteWords = {
  readonly patterns: Readonly<Record<Pattern, { readonly title: string; readonly describes: string }>>;
  readonly blocks: Readonly<Record<BlockKind, string>>;
  readonly memoryHint: (kind: string) => string;
  readonly roles: Readonly<Partial<Record<ModelRole, { readonly title: string; readonly describes: string }>>>;
  readonly comment: { readonly title: string; readonly describes: string };
};

const ladderRoles = ['decider', 'worker', 'verifier'] as const satisfies readonly ModelRole[];

/** Whether an item belongs to an agent, so that it can be dropped on nothing else. */
export function needsAgent(item: PaletteItem): boolean {
  return item.kind === 'tool' || item.kind === 'memory' || item.kind === 'model';
}

export function paletteSections(options: {
  readonly presets: readonly PresetInfo[];
  readonly tools: readonly ToolInfo[];
  readonly words: PaletteWords;
}): readonly PaletteSection[] {
  const { presets, tools, words } = options;
  return [
    {
      id: 'preset',
      entries: presets.map((preset) => ({
        key: `preset ${preset.id}`,
        item: { kind: 'preset', preset },
        title: preset.title,
        describes: preset.describes,
      })),
    },
    {
      id: 'pattern',
      entries: Patterns.options.map((pattern) => ({
        key: `pattern ${pattern}`,
        item: { kind: 'pattern', pattern },
        ...words.patterns[pattern],
      })),
    },
    {
      id: 'tool',
      entries: tools.map((tool) => ({
        key: `tool ${tool.id}`,
        item: { kind: 'tool', tool },
        title: tool.title,
        describes: tool.describes,
      })),
    },
    {
      id: 'memory',
      entries: BlockKinds.options.map((block) => ({
        key: `memory ${block}`,
        item: { kind: 'memory', block },
        title: words.blocks[block],
        describes: words.memoryHint(words.blocks[block]),
      })),
    },
    {
      id: 'model',
      entries: ladderRoles.flatMap((role) => {
        const word = words.roles[role];
        return word === undefined ? [] : [{ key: `model ${role}`, item: { kind: 'model' as const, role }, ...word }];
      }),
    },
    { id: 'comment', entries: [{ key: 'comment', item: { kind: 'comment' }, ...words.comment }] },
  ];
}

/** Sections with the entries that have every word of the search in their title or description. */
export function searchPalette(sections: readonly PaletteSection[], search: string): readonly PaletteSection[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return sections
    .map((section) => ({
      ...section,
      entries: section.entries.filter(({ title, describes }) => {
        const text = `${title} ${describes}`.toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ entries }) => entries.length > 0);
}
