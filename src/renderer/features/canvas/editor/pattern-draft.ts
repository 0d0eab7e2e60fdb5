import type { PresetInfo } from '../../../../shared/domain/preset.ts';
import type { AgentDocument, EdgeKind, Position, TeamDocument } from '../../../../shared/domain/team.ts';
import { whyNotConnect } from '../../../../shared/team/index.ts';
import { addAgent, newEdge } from './commands/add-agent.ts';
import type { EditRefusal } from './edit.ts';
import { FreshIds } from './fresh-names.ts';

/**
 * A document while a pattern is put over it: lines and agents are added step by step, each under the rules of the ones before.
 * The first refusal stays and makes the whole pattern refused.
 */
export class PatternDraft {
  readonly presets: readonly PresetInfo[];
  document: TeamDocument;
  refusal: EditRefusal | null = null;

  constructor(document: TeamDocument, presets: readonly PresetInfo[]) {
    this.document = document;
    this.presets = presets;
  }

  agent(id: string): AgentDocument | undefined {
    return this.document.agents.find((agent) => agent.id === id);
  }

  preset(id: string): PresetInfo | undefined {
    const name = this.agent(id)?.preset;
    return this.presets.find((preset) => preset.id === name);
  }

  /** Gives the id of the new agent; an empty one after a refusal. */
  add(presetId: string, at: Position): string {
    const preset = this.presets.find(({ id }) => id === presetId);
    if (preset === undefined) return this.#refuse({ code: 'preset-missing', preset: presetId });
    const edit = addAgent({ preset, at, delegate: false })(this.document);
    if (!edit.ok) return this.#refuse(edit.error);
    const next = { ...this.document, agents: [...this.document.agents], edges: [...this.document.edges] };
    edit.value.change(next);
    this.document = next;
    return edit.value.select?.[0] ?? '';
  }

  /** Draws a line unless it is there already. */
  connect(ends: {
    readonly from: string;
    readonly to: string;
    readonly kind: EdgeKind;
    readonly label?: string | null;
  }): void {
    if (this.refusal !== null) return;
    const { from, to, kind, label = null } = ends;
    const { document, presets } = this;
    const drawn = document.edges.some(
      (edge) => edge.from === from && edge.to === to && edge.kind === kind && edge.label === label,
    );
    if (drawn) return;
    const message = whyNotConnect({ document, presets, from, to, kind });
    if (message !== null) this.#refuse({ code: 'not-connectable', message });
    else this.document = { ...document, edges: [...document.edges, newEdge({ ids: new FreshIds(document), ...ends })] };
  }

  change(agentId: string, change: Partial<AgentDocument>): void {
    const agents = this.document.agents.map((agent) => (agent.id === agentId ? { ...agent, ...change } : agent));
    this.document = { ...this.document, agents };
  }

  removeEdges(gone: ReadonlySet<string>): void {
    this.document = { ...this.document, edges: this.document.edges.filter(({ id }) => !gone.has(id)) };
  }

  refuse(refusal: EditRefusal): void {
    this.#refuse(refusal);
  }

  #refuse(refusal: EditRefusal): string {
    this.refusal ??= refusal;
    return '';
  }
}
