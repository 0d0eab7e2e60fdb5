import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { useText } from '../../../i18n/text-context.ts';
import { useServices } from '../../../state/services.ts';
import { fitting } from '../surface/sizes.ts';
import type { CommandTools } from './canvas-commands.ts';
import { canvasCommands } from './canvas-commands.ts';
import { useCanvasStore } from './canvas-store.ts';

/** Puts what can be done on this canvas into the command palette, for as long as it is open. */
export function useCanvasCommands(tools: Omit<CommandTools, 'store' | 'text' | 'view'>): void {
  const { editor, actions, sections, team, editable, editing } = tools;
  const text = useText();
  const { store: app } = useServices();
  const store = useCanvasStore();
  const flow = useReactFlow();
  useEffect(() => {
    const view = {
      fit: () => void flow.fitView(fitting),
      zoomIn: () => void flow.zoomIn(),
      zoomOut: () => void flow.zoomOut(),
    };
    const list = () => canvasCommands({ editor, actions, sections, team, editable, editing, store, text, view });
    const commands = { heading: text.teams.canvas, list };
    app.setState({ commands });
    return () => {
      if (app.getState().commands === commands) app.setState({ commands: null });
    };
  }, [app, store, flow, text, editor, actions, sections, team, editable, editing]);
}
