import { Position, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { mountApp } from '../../src/renderer/app/mount-app.tsx';
import { ConnectionKeeper } from '../../src/renderer/platform/connection.ts';
import { contract } from '../../src/shared/contract/index.ts';
import type { TeamDocument } from '../../src/shared/domain/team.ts';
import { ok } from '../../src/shared/kernel/result.ts';
import { createLinkedPair, serve } from '../../src/shared/rpc/index.ts';
import { scenePresets } from '../../e2e/preview/preset-scene.ts';
import { scriptedHandlers } from '../../e2e/preview/scripted-handlers.ts';
import { largeTeam } from './large-team.ts';
import { createProbe } from './probe.tsx';

// `?bare`: React Flow as it comes, with the same nodes and edges and nothing around it. Else the product with the same team.
const size = { width: 240, height: 96 } as const;
const reader = scenePresets.find(({ id }) => id === 'reader');
if (reader === undefined) throw new Error('the scene has no reader');
const team = largeTeam(reader.agent);
const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no root');

window.canvasProbe = createProbe();

if (new URLSearchParams(location.search).has('bare')) {
  // Only here: in the product these styles would be measured along.
  await import('@xyflow/react/dist/style.css');
  createRoot(root).render(<Bare team={team} />);
} else {
  const { left: page, right: engine } = createLinkedPair();
  const handlers = scriptedHandlers('finished');
  const stored = { document: team, revision: 1, builtIn: false, updatedAt: 0 };
  serve({
    contract,
    handlers: { ...handlers, teams: { ...handlers.teams, get: async () => ok(stored), save: async () => ok(stored) } },
    transport: engine,
    engineVersion: '0.1.0',
    reportFault: (fault) => (console.error(fault), 'bench'),
  });
  const keeper = new ConnectionKeeper();
  keeper.use({ transport: page, name: 'page', onLost: () => undefined });
  mountApp({ root, connection: keeper });
}

function Bare(props: { readonly team: TeamDocument }): ReactElement {
  const { agents, edges: lines } = props.team;
  const [nodes, , onNodesChange] = useNodesState(
    agents.map(({ id, title, position }) => ({
      id,
      position,
      data: { label: title },
      style: size,
      sourcePosition: Position.Right,
      targetPosition: Position.Left,
    })),
  );
  const [edges, , onEdgesChange] = useEdgesState(lines.map(({ id, from, to }) => ({ id, source: from, target: to })));
  return (
    <div style={{ width: '100vw', height: '100vh' }}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        minZoom={0.05}
        fitView
      />
    </div>
  );
}
