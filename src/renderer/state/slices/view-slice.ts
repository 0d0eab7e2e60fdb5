import type { Citation } from '../../../shared/domain/answer.ts';
import type { Theme } from '../../platform/theme.ts';
import type { Route } from '../../app/route.ts';

/** A passage that is open beside the page. */
export type OpenPassage = { readonly workspaceId: string; readonly citation: Citation };

/** What the person sees and has open; never a fact about the engine. */
export type ViewSlice = {
  readonly route: Route;
  readonly theme: Theme;
  /** The workspace that a new question goes to; null until one is known. */
  readonly workspaceId: string | null;
  readonly passage: OpenPassage | null;
  readonly sidebarOpen: boolean;
};
