import { X } from 'lucide-react';
import { Panel } from '@xyflow/react';
import type { ReactElement } from 'react';
import { useText } from '../../../i18n/text-context.ts';
import { IconButton } from '../../../ui/button.tsx';
import { useCanvas, useCanvasStore } from '../page/canvas-store.ts';

/** Why the last thing was not done. It stays until the next thing is done or it is closed. */
export function Refusal(): ReactElement | null {
  const text = useText().app;
  const store = useCanvasStore();
  const refusal = useCanvas((state) => state.refusal);
  if (refusal === null) return null;
  return (
    <Panel position="top-center">
      <div className="flex max-w-lg items-center gap-2 rounded-md border border-line bg-surface py-1 pr-1 pl-3 text-sm shadow-raised">
        <span data-part="refusal">{refusal}</span>
        <IconButton label={text.close} onClick={() => store.setState({ refusal: null })}>
          <X size={14} />
        </IconButton>
      </div>
    </Panel>
  );
}
