import { useMemo } from 'react';
import type { AgentDocument } from '../../../../shared/domain/team.ts';
import { setAgent } from '../editor/commands/set-agent.ts';
import type { TeamCommand } from '../editor/edit.ts';
import type { TeamEditor } from '../editor/team-editor.ts';
import { useCanvasActions } from '../page/canvas-actions.ts';

/** `field`: what is typed into the same one is undone together, until `leave`. */
export type Edit = {
  readonly run: (command: TeamCommand, field?: string) => boolean;
  readonly leave: () => void;
};

export function useEdit(editor: TeamEditor): Edit {
  const actions = useCanvasActions();
  return useMemo(
    () => ({
      run: (command, field) => actions.run(command, field === undefined ? {} : { join: field }),
      leave: () => editor.seal(),
    }),
    [actions, editor],
  );
}

/** What every part of an agent's form gets. */
export type AgentFormProps = {
  readonly agent: AgentDocument;
  readonly edit: Edit;
};

/** Sets fields of the agent; with `field`, together with what was typed there before. */
export function change({ agent, edit }: AgentFormProps, to: Parameters<typeof setAgent>[1], field?: string): void {
  edit.run(setAgent(agent.id, to), field === undefined ? undefined : `${agent.id} ${field}`);
}

/** The list with one entry replaced, or without it for null. */
export function withEntry<Entry>(list: readonly Entry[], index: number, entry: Entry | null): Entry[] {
  return list.flatMap((one, at) => (at !== index ? [one] : entry === null ? [] : [entry]));
}
