import type { PresetInfo } from '../../../../../shared/domain/preset.ts';
import type { Pattern, Position } from '../../../../../shared/domain/team.ts';
import { err, ok } from '../../../../../shared/kernel/result.ts';
import type { TeamCommand } from '../edit.ts';
import { agentSize } from '../geometry.ts';
import { PatternDraft } from '../pattern-draft.ts';
import { editOf, groupDraft } from './group-as.ts';

/** The specialists that a pattern starts with, by column from left to right. */
const starters = {
  'fan-out': [['extractor']],
  'propose-verify': [['extractor'], ['critic']],
  vote: [['classifier', 'classifier', 'classifier']],
  router: [['router'], ['extractor', 'extractor', 'extractor']],
  sequence: [['reader'], ['classifier'], ['report-writer']],
} satisfies Record<Pattern, readonly (readonly string[])[]>;

const apart = { x: agentSize.width + 100, y: agentSize.height + 40 } as const;

/** A pattern out of the palette: its agents, lines and frame, with the top left corner near a place. */
export function insertPattern(options: {
  readonly pattern: Pattern;
  readonly at: Position;
  readonly presets: readonly PresetInfo[];
}): TeamCommand {
  const { pattern, at, presets } = options;
  return (document) => {
    const draft = new PatternDraft(document, presets);
    const members = starters[pattern].flatMap((rows, column) =>
      rows.map((preset, row) => draft.add(preset, { x: at.x + column * apart.x, y: at.y + row * apart.y })),
    );
    const groupId = draft.refusal === null ? groupDraft(draft, { pattern, members }) : null;
    return groupId === null || draft.refusal !== null
      ? err(draft.refusal ?? { code: 'nothing-selected' })
      : ok(editOf(draft.document, { edit: 'group', about: pattern }, [groupId]));
  };
}
