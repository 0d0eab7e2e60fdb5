import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ToolInfo } from '../../../../shared/domain/preset.ts';
import type { ToolGrant } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import { IconButton } from '../../../ui/button.tsx';
import { FormSection, SelectField } from './form-parts.tsx';
import type { AgentFormProps } from './use-edit.ts';
import { change, withEntry } from './use-edit.ts';

const none = '';

/** The tools that the agent may call, and whether it asks first. A tool that writes always asks: there is no such choice for it. */
export function ToolsEditor(props: AgentFormProps & { readonly tools: readonly ToolInfo[] }): ReactElement {
  const { agent, tools } = props;
  const text = useText().canvas.inspector.tools;
  const free = tools.filter(({ id }) => agent.tools.every(({ tool }) => tool !== id));
  const give = (id: string): void => {
    const tool = tools.find((one) => one.id === id);
    if (tool === undefined) return;
    const approval = tool.mayRunUnasked ? ('never' as const) : ('always' as const);
    change(props, { tools: [...agent.tools, { tool: id, approval }] });
  };
  return (
    <FormSection title={text.title}>
      {agent.tools.length === 0 ? <p className="text-sm text-muted">{text.none}</p> : null}
      <ul className="space-y-3">
        {agent.tools.map((grant, index) => (
          <GrantRow
            key={grant.tool}
            grant={grant}
            tool={tools.find(({ id }) => id === grant.tool)}
            onChange={(next) => change(props, { tools: withEntry(agent.tools, index, next) })}
          />
        ))}
      </ul>
      {free.length === 0 ? null : (
        <SelectField
          bare
          label={text.add}
          value={none}
          options={[{ value: none, label: text.add }, ...free.map(({ id, title }) => ({ value: id, label: title }))]}
          onChange={give}
        />
      )}
    </FormSection>
  );
}

function GrantRow(props: {
  readonly grant: ToolGrant;
  readonly tool: ToolInfo | undefined;
  readonly onChange: (grant: ToolGrant | null) => void;
}): ReactElement {
  const { grant, tool, onChange } = props;
  const text = useText().canvas.inspector.tools;
  const title = tool?.title ?? grant.tool;
  const choices = tool?.mayRunUnasked === false && grant.approval === 'always' ? ['always' as const] : approvals;
  return (
    <li>
      <div className="flex items-center gap-1">
        <span className="min-w-0 flex-1 truncate text-sm font-medium">{title}</span>
        <IconButton label={text.remove(title)} onClick={() => onChange(null)}>
          <X size={14} />
        </IconButton>
      </div>
      <p className="mb-1 text-xs text-pretty text-muted">{tool?.describes ?? text.unknown}</p>
      <SelectField
        bare
        label={text.approval(title)}
        value={grant.approval}
        options={choices.map((approval) => ({ value: approval, label: text.approvals[approval] }))}
        onChange={(approval) => onChange({ ...grant, approval })}
      />
    </li>
  );
}

const approvals = ['never', 'always'] as const;
