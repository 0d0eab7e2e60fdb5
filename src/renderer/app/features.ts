import type { FunctionComponent } from 'react';
import type { LucideIcon } from 'lucide-react';
import { Compass, Cpu, HeartPulse, Library, MessagesSquare, ListTree, Settings2, Workflow } from 'lucide-react';
import { TeamsView } from '../features/canvas/index.ts';
import { ChatView } from '../features/chat/index.ts';
import { KnowledgeView } from '../features/knowledge/index.ts';
import { ModelsView } from '../features/models/index.ts';
import { FirstStepsView } from '../features/onboarding/index.ts';
import { RunsView } from '../features/runs/index.ts';
import { SettingsView } from '../features/settings/index.ts';
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
  /** At the foot of the sidebar, apart from the places where one works. */
  readonly foot?: true;
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
  {
    id: 'teams',
    title: (text) => text.teams.title,
    icon: Workflow,
    views: ['teams', 'canvas'],
    View: TeamsView,
    open: 'open-teams',
  },
  {
    id: 'runs',
    title: (text) => text.runs.title,
    icon: ListTree,
    views: ['runs', 'trace', 'compare'],
    View: RunsView,
    open: 'open-runs',
  },
  {
    id: 'knowledge',
    title: (text) => text.knowledge.title,
    icon: Library,
    views: ['knowledge'],
    View: KnowledgeView,
    open: 'open-knowledge',
  },
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
    foot: true,
  },
  {
    id: 'settings',
    title: (text) => text.settings.title,
    icon: Settings2,
    views: ['settings'],
    View: SettingsView,
    open: 'open-settings',
    foot: true,
  },
  {
    id: 'first-steps',
    title: (text) => text.firstSteps.title,
    icon: Compass,
    views: ['first-steps'],
    View: FirstStepsView,
    open: null,
  },
];
