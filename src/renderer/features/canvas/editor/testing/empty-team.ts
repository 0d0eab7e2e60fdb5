import type { AgentDocument, TeamDocument } from '../../../../../shared/domain/team.ts';

const coordinator: AgentDocument = {
  id: 'coordinator',
  preset: 'coordinator',
  title: 'Coordinator',
  role: 'Turns the question into a plan of tasks, hands them out and puts their results together.',
  kinds: ['plan', 'report'],
  models: [{ role: 'worker', when: 'first' }],
  tools: [],
  memory: { kinds: [], files: [] },
  labels: [],
  examples: [],
  fields: [],
  settings: { reads: 'relevant', limit: 40, keeps: [] },
  budget: { tokens: 300_000, modelMs: 900_000, retries: 1 },
  position: { x: 0, y: -200 },
};

/** A team with nothing but its coordinator, as a new one is stored. */
export const emptyTeam: TeamDocument = {
  version: 2,
  id: 'my-team',
  title: 'My team',
  description: '',
  coordinator: 'coordinator',
  planTemplate: null,
  agents: [coordinator],
  edges: [],
  groups: [],
  comments: [],
};
