import type { TeamDocument } from '../../../../shared/domain/team.ts';
import type { Result } from '../../../../shared/kernel/result.ts';

/** What a person did, by name; the catalogue has the words for it. */
export type EditName =
  | 'add-agent'
  | 'add-comment'
  | 'align'
  | 'arrange'
  | 'change-agent'
  | 'change-comment'
  | 'change-edge'
  | 'change-group'
  | 'change-team'
  | 'connect'
  | 'disconnect'
  | 'distribute'
  | 'duplicate'
  | 'edit-text'
  | 'fold'
  | 'group'
  | 'move'
  | 'paste'
  | 'remove'
  | 'restore'
  | 'snap'
  | 'ungroup'
  | 'unfold';

/** `about` is the title of the part or a short detail; empty where the name says it all. */
export type EditLabel = { readonly edit: EditName; readonly about: string };

/** Why a document takes no edits: its team ships with the program, or it is looked at as it once was. */
export type ReadOnly = 'read-only' | 'older-version';

/** Why an edit was not made. `message` of `not-connectable` is in words already; the rest are in the catalogue. */
export type EditRefusal =
  | { readonly code: ReadOnly }
  | { readonly code: 'nothing-selected' }
  | { readonly code: 'no-such-part'; readonly partId: string }
  | { readonly code: 'coordinator-stays' }
  | { readonly code: 'coordinator-not-grouped' }
  | { readonly code: 'already-grouped'; readonly title: string }
  | { readonly code: 'group-too-small' }
  | { readonly code: 'too-many-ways' }
  | { readonly code: 'not-for-pattern'; readonly title: string }
  | { readonly code: 'preset-missing'; readonly preset: string }
  | { readonly code: 'not-connectable'; readonly message: string }
  | { readonly code: 'value-invalid'; readonly message: string }
  | { readonly code: 'not-team-parts' }
  | { readonly code: 'team-full' };

/**
 * One change of the document. `change` edits an immer draft and must depend on nothing but the document it was made for.
 * `select` names the parts that the person will want to go on with; null leaves the selection alone.
 */
export type TeamEdit = {
  readonly label: EditLabel;
  readonly change: (draft: TeamDocument) => void;
  readonly select: readonly string[] | null;
};

/** Looks at the document and gives the edit, or says why not. Pure: commands never touch the editor. */
export type TeamCommand = (document: TeamDocument) => Result<TeamEdit, EditRefusal>;
