import { AgentDocument } from '../../../../../shared/domain/team.ts';
import { err, ok } from '../../../../../shared/kernel/result.ts';
import type { TeamCommand } from '../edit.ts';

type AgentChange = Partial<Omit<AgentDocument, 'id' | 'position'>>;

/** Sets any fields of an agent. What then no longer fits together, such as an example of a label that is gone, is a problem that is told. */
export function setAgent(agentId: string, change: AgentChange): TeamCommand {
  return (document) => {
    const agent = document.agents.find(({ id }) => id === agentId);
    if (agent === undefined) return err({ code: 'no-such-part', partId: agentId });
    const parsed = AgentDocument.safeParse({ ...agent, ...change });
    if (!parsed.success) return err({ code: 'value-invalid', message: parsed.error.issues[0]?.message ?? '' });
    const next = parsed.data;
    return ok({
      label: { edit: 'change-agent', about: agent.title },
      select: null,
      change: (draft) => {
        const index = draft.agents.findIndex(({ id }) => id === agentId);
        const target = draft.agents[index];
        if (target === undefined) return;
        for (const key of Object.keys(change)) Object.assign(target, { [key]: next[key as keyof AgentChange] });
      },
    });
  };
}

/** Renames one label of an agent together with everything that names it: examples, kept labels, and the lines that carry it. */
export function renameLabel(options: {
  readonly agentId: string;
  readonly index: number;
  readonly name: string;
}): TeamCommand {
  const { agentId, index, name } = options;
  return (document) => {
    const agent = document.agents.find(({ id }) => id === agentId);
    const old = agent?.labels[index]?.name;
    if (agent === undefined || old === undefined) return err({ code: 'no-such-part', partId: agentId });
    const to = (label: string): string => (label === old ? name : label);
    const twin = agent.labels.some((label, at) => at !== index && label.name === old);
    const edit = setAgent(agentId, {
      labels: agent.labels.map((label, at) => (at === index ? { ...label, name } : label)),
      ...(twin
        ? {}
        : {
            examples: agent.examples.map((example) => ({ ...example, label: to(example.label) })),
            settings: { ...agent.settings, keeps: agent.settings.keeps.map((label) => to(label)) },
          }),
    })(document);
    if (!edit.ok || twin) return edit;
    return ok({
      ...edit.value,
      change: (draft) => {
        edit.value.change(draft);
        for (const edge of draft.edges) if (edge.from === agentId && edge.label === old) edge.label = name;
      },
    });
  };
}
