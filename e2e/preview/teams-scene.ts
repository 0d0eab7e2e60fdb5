import type { StoredTeam } from '../../src/shared/contract/teams.ts';
import type { EngineHandlers } from '../../src/shared/contract/index.ts';
import { TeamDocument } from '../../src/shared/domain/team.ts';
import type { AgentDocument } from '../../src/shared/domain/team.ts';
import { parseJson } from '../../src/shared/kernel/json.ts';
import { err, ok } from '../../src/shared/kernel/result.ts';
import { teamFlow, validateTeam } from '../../src/shared/team/index.ts';
import { scenePresets, sceneTools } from './preset-scene.ts';

type Version = { readonly document: TeamDocument; readonly savedAt: number; readonly label: string };

const NOW = Date.now();
const rules = { presets: scenePresets, tools: sceneTools };

function agent(id: string, presetId: string, title: string, x: number, y: number): AgentDocument {
  const preset = scenePresets.find((candidate) => candidate.id === presetId);
  if (preset === undefined) throw new Error(`no preset ${presetId}`);
  return { ...preset.agent, id, title, position: { x, y } };
}

/** A small team as somebody would draw it: read, sort, check, write. */
export const sceneTeam: TeamDocument = {
  version: 2,
  id: 'ticket-triage',
  title: 'Ticket triage',
  description: 'Sorts the tickets of a day and writes what needs an answer.',
  coordinator: 'coordinator',
  planTemplate: null,
  agents: [
    agent('coordinator', 'coordinator', 'Coordinator', 0, 160),
    agent('reader', 'reader', 'Ticket reader', 300, 160),
    agent('sorter', 'classifier', 'Sorter', 600, 160),
    agent('critic', 'critic', 'Second look', 600, 380),
    agent('writer', 'report-writer', 'Writer', 900, 160),
  ],
  edges: [
    { id: 'edge-1', from: 'coordinator', to: 'reader', kind: 'delegates', label: null },
    { id: 'edge-2', from: 'reader', to: 'sorter', kind: 'hands-to', label: null },
    { id: 'edge-3', from: 'sorter', to: 'writer', kind: 'hands-to', label: 'problem' },
    { id: 'edge-4', from: 'critic', to: 'sorter', kind: 'verifies', label: null },
  ],
  groups: [],
  comments: [],
};

/** The `teams` group in memory: what is saved is there, what is not is not. */
export function sceneTeams(): EngineHandlers['teams'] {
  const versions = new Map<string, Version[]>([
    [sceneTeam.id, [{ document: sceneTeam, savedAt: NOW - 3_600_000, label: 'New team' }]],
  ]);
  const find = (teamId: string): StoredTeam | null => {
    const saved = versions.get(teamId);
    const last = saved?.at(-1);
    if (saved === undefined || last === undefined) return null;
    return { document: last.document, revision: saved.length, builtIn: false, updatedAt: last.savedAt };
  };
  const put = (document: TeamDocument, label: string): StoredTeam => {
    const saved = [...(versions.get(document.id) ?? []), { document, savedAt: Date.now(), label }];
    versions.set(document.id, saved);
    return { document, revision: saved.length, builtIn: false, updatedAt: Date.now() };
  };
  const freeId = (title: string): string => {
    const base = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') || 'team';
    let id = base;
    for (let count = 2; versions.has(id); count += 1) id = `${base}-${count}`;
    return id;
  };
  return {
    list: async () => ok({ teams: [...versions.keys()].flatMap((id) => find(id) ?? []) }),
    get: async ({ teamId }) => found(teamId, find(teamId)),
    palette: async () => ok({ presets: [...scenePresets], tools: [...sceneTools] }),
    create: async ({ title, copyOf }) => {
      const source = copyOf === null ? emptyTeam : find(copyOf)?.document;
      if (source === undefined) return found(copyOf ?? '', null);
      return ok(put({ ...source, id: freeId(title), title }, 'New team'));
    },
    save: async ({ document, baseRevision, label }) => {
      const known = find(document.id);
      if (known === null) return found(document.id, null);
      if (known.revision === baseRevision) return ok(put(document, label));
      const data = { teamId: document.id, revision: known.revision };
      return err({ code: 'revision-conflict', message: 'It was saved elsewhere in the meantime.', data });
    },
    remove: async ({ teamId }) => (versions.delete(teamId) ? ok({}) : found(teamId, null)),
    versions: async ({ teamId }) => {
      const saved = versions.get(teamId);
      if (saved === undefined) return found(teamId, null);
      const listed = saved.map(({ savedAt, label }, index) => ({ revision: index + 1, savedAt, label }));
      return ok({ versions: listed.toReversed() });
    },
    version: async ({ teamId, revision }) => {
      const version = versions.get(teamId)?.[revision - 1];
      return version === undefined ? found(teamId, null) : ok({ document: version.document });
    },
    preview: async ({ document }) => ok(preview(document)),
    exportFile: async ({ teamId }) => {
      const team = find(teamId);
      if (team === null) return found(teamId, null);
      return ok({ fileName: `${teamId}.guild`, text: JSON.stringify(team.document) });
    },
    importFile: async ({ text }) => {
      const document = parseJson(TeamDocument, text);
      if (document.ok) return ok(put({ ...document.value, id: freeId(document.value.title) }, 'Imported'));
      const issues = [{ path: '', message: document.error.message }];
      return err({ code: 'team-file-invalid', message: 'Not a team.', data: { issues } });
    },
  };
}

const emptyTeam: TeamDocument = {
  ...sceneTeam,
  description: '',
  agents: [agent('coordinator', 'coordinator', 'Coordinator', 0, 0)],
  edges: [],
};

function preview(document: TeamDocument) {
  const { steps } = teamFlow({ document, presets: scenePresets });
  const models = [
    { modelId: 'qwen2.5-coder-1.5b', title: 'Qwen2.5 Coder 1.5B', bytes: 1.6e9, measured: true },
    { modelId: 'qwen2.5-coder-0.5b', title: 'Qwen2.5 Coder 0.5B', bytes: 0.7e9, measured: false },
  ];
  return {
    problems: [...validateTeam({ document, ...rules })],
    agents: new Set(steps.map(({ agentId }) => agentId)).size,
    tasks: steps.length,
    models,
    modelsResident: 2,
    swaps: 0,
    seconds: 40,
    budgetBytes: 12e9,
    fits: true,
  };
}

function found<Team>(teamId: string, team: Team | null) {
  if (team !== null) return ok(team);
  const data = { kind: 'team', id: teamId };
  return err({ code: 'not-found' as const, message: 'There is no such team.', data });
}
