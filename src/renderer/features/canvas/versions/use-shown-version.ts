import { useDeferredValue, useMemo } from 'react';
import type { TeamVersion } from '../../../../shared/contract/teams.ts';
import type { TeamDocument } from '../../../../shared/domain/team.ts';
import { canonicalJson } from '../../../../shared/kernel/json.ts';
import { TeamEditor } from '../editor/team-editor.ts';
import { useCanvas } from '../page/canvas-store.ts';
import { useVersion } from '../page/team-queries.ts';
import { useEditorState } from '../surface/use-parts.ts';
import type { TeamChanges } from './team-changes.ts';
import { teamChanges, withAddedParts } from './team-changes.ts';

/** An older state of the team on the canvas. `picture` shows it, takes no edits, and has what was added since beside it. */
export type ShownVersion = {
  readonly version: TeamVersion;
  readonly document: TeamDocument;
  readonly changes: TeamChanges;
  readonly picture: TeamEditor;
};

/** The version that is open in the panel beside the canvas; null where none is, or where the team is still the same. */
export function useShownVersion(editor: TeamEditor): ShownVersion | null {
  const version = useCanvas((state) => (state.side && state.tab === 'versions' ? state.version : null));
  const now = useDeferredValue(useEditorState(editor).document);
  const { data: document } = useVersion(editor.document.id, version?.revision ?? null);
  return useMemo(() => {
    if (version === null || document === undefined || canonicalJson(document) === canonicalJson(now)) return null;
    const picture = new TeamEditor({ document: withAddedParts(document, now), readOnly: 'older-version' });
    return { version, document, changes: teamChanges(document, now), picture };
  }, [version, document, now]);
}
