import { Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '../../../i18n/text-context.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { renameLabel } from '../editor/commands/set-agent.ts';
import { freshTitle } from '../editor/fresh-names.ts';
import { FormSection, TextField } from './form-parts.tsx';
import type { AgentFormProps } from './use-edit.ts';
import { change, withEntry } from './use-edit.ts';

const mostLabels = 6;

/** The answers that the agent chooses from. Renaming one takes its examples and lines along. */
export function LabelsEditor(props: AgentFormProps): ReactElement {
  const { agent, edit } = props;
  const text = useText().canvas.inspector.labels;
  const names = agent.labels.map(({ name }) => name);
  return (
    <FormSection title={text.title}>
      <ul className="space-y-3">
        {agent.labels.map((label, index) => (
          // Labels have no id but their place: what is typed into one must not move the cursor to another.
          <li key={index} className="flex items-start gap-1">
            <div className="min-w-0 flex-1 space-y-1">
              <TextField
                bare
                label={text.name(index + 1)}
                value={label.name}
                maxLength={30}
                problemOf={(name) => (name.trim() === '' || clashes(names, index, name) ? text.nameTaken : null)}
                onChange={(name) =>
                  edit.run(renameLabel({ agentId: agent.id, index, name }), `${agent.id} label ${index}`)
                }
                onLeave={edit.leave}
              />
              <TextField
                bare
                quiet
                label={text.means(label.name)}
                value={label.means}
                maxLength={200}
                lines={2}
                onChange={(means) =>
                  change(props, { labels: withEntry(agent.labels, index, { ...label, means }) }, `means ${index}`)
                }
                onLeave={edit.leave}
              />
            </div>
            <IconButton
              label={text.remove(label.name)}
              onClick={() => change(props, { labels: withEntry(agent.labels, index, null) })}
            >
              <X size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
      {agent.labels.length >= mostLabels ? null : (
        <Button
          small
          onClick={() =>
            change(props, { labels: [...agent.labels, { name: freshTitle(names, text.fresh), means: '' }] })
          }
        >
          <Plus size={13} aria-hidden="true" />
          {text.add}
        </Button>
      )}
    </FormSection>
  );
}

function clashes(names: readonly string[], index: number, name: string): boolean {
  return names.some((other, at) => at !== index && other === name);
}
