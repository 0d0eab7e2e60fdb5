import { Undo2 } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useState } from 'react';
import type { StoredTeam } from '../../../../shared/contract/teams.ts';
import type { AgentDocument } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { setAgent } from '../editor/commands/set-agent.ts';
import { TeamEditor } from '../editor/team-editor.ts';
import { TeachReport } from '../inspector/teach-report.tsx';
import { SaveState, SaveTrouble } from '../page/save-state.tsx';
import { useAutosave } from '../page/use-autosave.ts';
import { useEditorState } from '../surface/use-parts.ts';
import { withMark } from './marks.ts';

/** The agent as it is taught now, and how an item is marked; null takes its mark away. */
export type Marking = {
  readonly agent: AgentDocument;
  readonly mark: (item: string, label: string | null) => void;
};

/** One agent of one team, taught beside a run: what is marked is an edit of the team, saved and undone like any other. */
export function Lesson(props: {
  readonly team: StoredTeam;
  readonly agentId: string;
  readonly modelMs: number | null;
  readonly children: (marking: Marking | null) => ReactNode;
}): ReactElement {
  const { agentId, modelMs, children } = props;
  const text = useText();
  const [team] = useState(props.team);
  const [editor] = useState(() => new TeamEditor({ document: team.document }));
  const autosave = useAutosave({ editor, team });
  const { document, undo } = useEditorState(editor);
  const [full, setFull] = useState(false);
  const agent = document.agents.find(({ id }) => id === agentId);
  if (agent === undefined) return <>{children(null)}</>;
  const mark = (item: string, label: string | null): void => {
    const examples = withMark({ examples: agent.examples, item, label });
    setFull(examples === null);
    if (examples !== null) editor.run(setAgent(agentId, { examples }));
  };
  return (
    <>
      <div className="mb-4 space-y-2">
        <p className="text-sm text-pretty text-muted">{text.canvas.marks.hint(agent.title, document.title)}</p>
        <TeachReport labels={agent.labels} examples={agent.examples} modelMs={modelMs} />
        <div className="flex items-center gap-3 text-sm text-muted">
          <Button small disabled={undo === null} onClick={() => editor.undo()}>
            <Undo2 size={13} aria-hidden="true" />
            {text.teams.toolbar.undo}
          </Button>
          <SaveState autosave={autosave} />
        </div>
        <SaveTrouble autosave={autosave} />
        {full ? <Notice tone="warn" title={text.canvas.marks.full} /> : null}
      </div>
      {children({ agent, mark })}
    </>
  );
}
