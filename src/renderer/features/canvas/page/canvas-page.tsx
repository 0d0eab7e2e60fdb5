import { ReactFlowProvider, useStoreApi } from '@xyflow/react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { StoredTeam } from '../../../../shared/contract/teams.ts';
import type { TeamProblem } from '../../../../shared/domain/preset.ts';
import type { Position } from '../../../../shared/domain/team.ts';
import { go, replace } from '../../../app/actions.ts';
import { useText } from '../../../i18n/text-context.ts';
import { wireErrorOf } from '../../../state/engine-failure.ts';
import { useModels } from '../../../state/queries.ts';
import { useApp, useServices } from '../../../state/services.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TeamEditor } from '../editor/team-editor.ts';
import { LiveContext, createLiveStore } from '../live/live-store.ts';
import { ResidentContext } from '../live/resident.ts';
import { LiveBar, StartBar } from '../live/run-bar.tsx';
import { paletteSections } from '../palette/palette-items.ts';
import { Palette } from '../palette/palette.tsx';
import { isTyping } from '../surface/canvas-keys.ts';
import { ChangesContext } from '../surface/part-change.tsx';
import { agentSize } from '../surface/sizes.ts';
import { Surface } from '../surface/surface.tsx';
import { Toolbar } from '../surface/toolbar.tsx';
import { useProblems } from '../surface/use-parts.ts';
import { nothingChanged } from '../versions/team-changes.ts';
import { useShownVersion } from '../versions/use-shown-version.ts';
import { VersionBar } from '../versions/version-bar.tsx';
import type { CanvasActions } from './canvas-actions.ts';
import { CanvasActionsContext, createCanvasActions, useCanvasActions } from './canvas-actions.ts';
import { CanvasHeader } from './canvas-header.tsx';
import { CanvasStoreContext, createCanvasStore, useCanvas } from './canvas-store.ts';
import { SidePanel } from './side-panel.tsx';
import type { PaletteFacts } from './team-queries.ts';
import { usePaletteFacts, useStoredTeam } from './team-queries.ts';
import { useAutosave } from './use-autosave.ts';
import { useCanvasCommands } from './use-canvas-commands.ts';
import { useTeamCommands } from './use-team-commands.ts';
import { useTeamExits } from './use-team-exits.ts';

/** One team, drawn: to be changed, to be run, and to be watched at work. */
export function CanvasPage(): ReactElement | null {
  const teamId = useApp(({ route }) => (route.view === 'canvas' ? route.teamId : null));
  const runId = useApp(({ route }) => (route.view === 'canvas' ? route.runId : null));
  return teamId === null ? null : <LoadTeam key={teamId} teamId={teamId} runId={runId} />;
}

function LoadTeam({ teamId, runId }: { readonly teamId: string; readonly runId: string | null }): ReactElement {
  const text = useText().app;
  const stored = useStoredTeam(teamId);
  const facts = usePaletteFacts();
  const { data: team } = stored;
  const { data: known } = facts;
  if (team === undefined || known === undefined) {
    // Only before the team is open: asking again later may fail without taking away what is being drawn.
    const error = stored.error ?? facts.error;
    return (
      <div className="mx-auto max-w-xl p-10">
        {error === null ? <Skeleton label={text.loading} lines={6} /> : <ErrorNotice error={wireErrorOf(error)} />}
      </div>
    );
  }
  return (
    <ReactFlowProvider>
      <OpenTeam stored={team} facts={known} runId={runId} />
    </ReactFlowProvider>
  );
}

type OpenTeamProps = {
  readonly stored: StoredTeam;
  readonly facts: PaletteFacts;
  readonly runId: string | null;
};

function OpenTeam({ stored, facts, runId }: OpenTeamProps): ReactElement {
  // The editor owns the team from here on: what is asked for again later must not replace what the person is drawing.
  const [team] = useState(stored);
  const [editor] = useState(
    () => new TeamEditor({ document: stored.document, readOnly: stored.builtIn ? 'read-only' : null }),
  );
  const [store] = useState(createCanvasStore);
  const text = useText();
  const middle = useMiddle();
  const actionsOf = useCallback(
    (edited: TeamEditor) => createCanvasActions({ editor: edited, store, text, presets: facts.presets, middle }),
    [store, text, facts.presets, middle],
  );
  const actions = useMemo(() => actionsOf(editor), [actionsOf, editor]);
  return (
    <CanvasStoreContext value={store}>
      <CanvasActionsContext value={actions}>
        <Workbench team={team} editor={editor} actionsOf={actionsOf} facts={facts} runId={runId} />
      </CanvasActionsContext>
    </CanvasStoreContext>
  );
}

function Workbench(props: {
  readonly team: StoredTeam;
  readonly editor: TeamEditor;
  readonly actionsOf: (editor: TeamEditor) => CanvasActions;
  readonly facts: PaletteFacts;
  readonly runId: string | null;
}): ReactElement {
  const { team, editor, actionsOf, facts, runId } = props;
  const text = useText();
  const services = useServices();
  const actions = useCanvasActions();
  const { presets, tools } = facts;
  const autosave = useAutosave({ editor, team });
  const problems = useProblems({ editor, presets, tools });
  const live = useMemo(
    () => (runId === null ? null : createLiveStore({ store: services.store, runId })),
    [runId, services.store],
  );
  const sections = useMemo(
    () => paletteSections({ presets, tools, words: text.teams.palette }),
    [presets, tools, text],
  );
  const paletteOpen = useCanvas((state) => state.palette);
  const sideOpen = useCanvas((state) => state.side);
  const shown = useShownVersion(editor);
  const editable = runId === null && !team.builtIn && shown === null;
  const teamId = team.document.id;
  const save = useCallback(async () => team.builtIn || (await autosave.flush()), [autosave, team.builtIn]);
  const onStarted = useCallback(
    (started: string) => go(services, { view: 'canvas', teamId, runId: started }),
    [services, teamId],
  );
  const openStep = useMemo(
    () =>
      runId === null
        ? null
        : (agentId: string): void => {
            const taskId = live?.get(agentId)?.taskId;
            if (taskId !== undefined) go(services, { view: 'trace', runId, step: taskId });
          },
    [runId, live, services],
  );

  const exits = useTeamExits({ team, editor, autosave });
  const wholeTeam = useTeamCommands({ teamId, runId, exits });
  useCanvasCommands({ editor, actions, sections, team: wholeTeam, editable, editing: runId === null });

  // What is done on the picture of an older version is refused there, and never reaches the team.
  const drawn = shown?.picture ?? editor;
  const drawnActions = useMemo(() => actionsOf(drawn), [actionsOf, drawn]);

  return (
    <LiveContext value={live}>
      <ResidentContext value={useResident(runId !== null)}>
        <div className="flex h-full flex-col" onKeyDown={(event) => onPageKey({ event, actions, editable, save })}>
          <CanvasHeader team={team} editor={editor} autosave={autosave} exits={exits} />
          <Toolbar editor={editor} editable={editable} editing={runId === null} />
          <div className="flex min-h-0 flex-1">
            {editable && paletteOpen ? <Palette sections={sections} /> : null}
            <div className="flex min-w-0 flex-1 flex-col">
              <div className="flex min-h-0 flex-1">
                <ChangesContext value={shown?.changes ?? nothingChanged}>
                  <CanvasActionsContext value={drawnActions}>
                    <Surface
                      editor={drawn}
                      presets={presets}
                      problems={shown === null ? problems : noProblems}
                      openStep={openStep}
                      older={shown !== null}
                    />
                  </CanvasActionsContext>
                </ChangesContext>
              </div>
              {shown !== null ? (
                <VersionBar shown={shown} readOnly={team.builtIn} />
              ) : runId === null ? (
                <StartBar
                  editor={editor}
                  canRun={problems.every(({ severity }) => severity !== 'error')}
                  save={save}
                  onStarted={onStarted}
                />
              ) : (
                <LiveBar runId={runId} onEdit={() => replace(services, { view: 'canvas', teamId, runId: null })} />
              )}
            </div>
            {runId === null && sideOpen ? (
              <SidePanel editor={editor} facts={facts} problems={problems} autosave={autosave} />
            ) : null}
          </div>
          <Announcer />
        </div>
      </ResidentContext>
    </LiveContext>
  );
}

const noProblems: readonly TeamProblem[] = [];

/** Undo, redo and save belong to the whole page, except while somebody types into a field that has its own. */
function onPageKey(options: {
  readonly event: KeyboardEvent;
  readonly actions: CanvasActions;
  readonly editable: boolean;
  readonly save: () => Promise<boolean>;
}): void {
  const { event, actions, editable, save } = options;
  if (!(event.ctrlKey || event.metaKey) || !editable) return;
  const key = event.key.toLowerCase();
  if (key === 's') void save();
  else if (isTyping(event.target)) return;
  else if (key === 'y' || (key === 'z' && event.shiftKey)) actions.redo();
  else if (key === 'z') actions.undo();
  else return;
  event.preventDefault();
}

/** Tells a screen reader what happened; equal sentences are told again. */
function Announcer(): ReactElement {
  const said = useCanvas((state) => state.said);
  return (
    <p role="status" className="sr-only">
      {said.text}
      {said.count % 2 === 0 ? '' : '\u00A0'}
    </p>
  );
}

/** The place of an agent in the middle of what is seen. */
function useMiddle(): () => Position {
  const flow = useStoreApi();
  return useCallback(() => {
    const { transform, width, height } = flow.getState();
    const [x, y, zoom] = transform;
    return {
      x: Math.round((width / 2 - x) / zoom - agentSize.width / 2),
      y: Math.round((height / 2 - y) / zoom - agentSize.height / 2),
    };
  }, [flow]);
}

const RESIDENT_REFRESH_MS = 3_000;

function useResident(watching: boolean): ReadonlySet<string> {
  const { queries } = useServices();
  const { data } = useModels();
  useEffect(() => {
    if (!watching) return;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: ['models'] }), RESIDENT_REFRESH_MS);
    return () => clearInterval(timer);
  }, [watching, queries]);
  const ids = (data ?? [])
    .filter(({ resident }) => resident)
    .map(({ entry }) => entry.id)
    .join(' ');
  return useMemo(() => new Set(ids.split(' ').filter(Boolean)), [ids]);
}
