import type { AgentDocument } from '../../../../shared/domain/team.ts';
import { setAgent } from '../editor/commands/set-agent.ts';
import type { TeamCommand } from '../editor/edit.ts';
import type { PaletteItem } from './palette-items.ts';

/**
 * Gives an agent a tool, a kind of source to recall from, or a model. Null where it has that already, or where the item is no
 * belonging of an agent. A tool that must ask before it acts is granted so.
 */
export function giveToAgent(options: {
  readonly agent: AgentDocument;
  readonly item: PaletteItem;
}): TeamCommand | null {
  const { agent, item } = options;
  switch (item.kind) {
    case 'tool': {
      if (agent.tools.some(({ tool }) => tool === item.tool.id)) return null;
      const approval = item.tool.mayRunUnasked ? ('never' as const) : ('always' as const);
      return setAgent(agent.id, { tools: [...agent.tools, { tool: item.tool.id, approval }] });
    }
    case 'memory': {
      const { kinds, files } = agent.memory;
      if (kinds.includes(item.block)) return null;
      return setAgent(agent.id, { memory: { kinds: [...kinds, item.block], files } });
    }
    case 'model': {
      if (agent.models.some(({ role }) => role === item.role)) return null;
      const when = agent.models.length === 0 ? ('first' as const) : ('low-confidence' as const);
      return setAgent(agent.id, { models: [...agent.models, { role: item.role, when }] });
    }
    case 'preset':
    case 'pattern':
    case 'comment':
      return null;
  }
}
