import type { FunctionComponent } from 'react';
import type { LucideIcon } from 'lucide-react';
import { Cpu, HeartPulse, MessagesSquare, ListTree } from 'lucide-react';
import { ChatView } from '../features/chat/index.ts';
import { ModelsView } from '../features/models/index.ts';
import { TraceView } from '../features/runs/index.ts';
import { SystemView } from '../features/system/index.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { ActionId } from './actions.ts';
import type { Route } from './route.ts';

/** A view of the product. Adding one is a folder in `features/` and a line here. */
export type Feature = {
  readonly id: string;
  readonly title: (text: Catalogue) => string;
  readonly icon: LucideIcon;
  readonly views: readonly Route['view'][];
  readonly View: FunctionComponent;
  /** The action that opens it from the navigation; null where it is reached from another view. */
  readonly open: ActionId | null;
};

export const features: readonly Feature[] = [
  {
    id: 'chat',
    title: (text) => text.chat.title,
    icon: MessagesSquare,
    views: ['ask', 'chat'],
    View: ChatView,
    open: null,
  },
  { id: 'runs', title: (text) => text.trace.title, icon: ListTree, views: ['trace'], View: TraceView, open: null },
  {
    id: 'models',
    title: (text) => text.models.title,
    icon: Cpu,
    views: ['models'],
    View: ModelsView,
    open: 'open-models',
  },
  {
    id: 'system',
    title: (text) => text.app.system.title,
    icon: HeartPulse,
    views: ['system'],
    View: SystemView,
    open: 'open-system',
  },
];
