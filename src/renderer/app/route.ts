export const settingsSections = ['general', 'folders', 'permissions', 'storage', 'shortcuts', 'about'] as const;
export type SettingsSection = (typeof settingsSections)[number];

export const knowledgeTabs = ['sources', 'search', 'graph'] as const;
export type KnowledgeTab = (typeof knowledgeTabs)[number];

/** Where the person is. The hash of the address holds it, so reload and Back work in the window and in the browser. */
export type Route =
  | { readonly view: 'ask' }
  | { readonly view: 'chat'; readonly runId: string }
  | { readonly view: 'runs' }
  | { readonly view: 'compare'; readonly left: string; readonly right: string }
  | { readonly view: 'trace'; readonly runId: string; readonly step: string | null }
  | { readonly view: 'teams' }
  /** `runId`: the run that the canvas shows at work; null while the team is being edited. */
  | { readonly view: 'canvas'; readonly teamId: string; readonly runId: string | null }
  | { readonly view: 'knowledge'; readonly tab: KnowledgeTab }
  | { readonly view: 'models' }
  | { readonly view: 'settings'; readonly section: SettingsSection }
  | { readonly view: 'first-steps' }
  | { readonly view: 'system' };

export function parseRoute(hash: string): Route {
  const [view = '', first = '', second = '', third = ''] = hash.replace(/^#\/?/, '').split('/').map(decode);
  if (view === 'runs' && first !== '' && second === 'trace')
    return { view: 'trace', runId: first, step: third === '' ? null : third };
  if (view === 'runs') return first === '' ? { view } : { view: 'chat', runId: first };
  if (view === 'compare' && first !== '' && second !== '') return { view, left: first, right: second };
  if (view === 'teams' && first !== '')
    return { view: 'canvas', teamId: first, runId: second === 'runs' && third !== '' ? third : null };
  if (view === 'knowledge') return { view, tab: knowledgeTabs.find((tab) => tab === first) ?? 'sources' };
  if (view === 'settings') return { view, section: settingsSections.find((section) => section === first) ?? 'general' };
  if (view === 'teams' || view === 'models' || view === 'system' || view === 'first-steps') return { view };
  return { view: 'ask' };
}

export function formatRoute(route: Route): string {
  switch (route.view) {
    case 'ask':
      return '#/';
    case 'chat':
      return `#/runs/${encodeURIComponent(route.runId)}`;
    case 'trace': {
      const step = route.step === null ? '' : `/${encodeURIComponent(route.step)}`;
      return `#/runs/${encodeURIComponent(route.runId)}/trace${step}`;
    }
    case 'compare':
      return `#/compare/${encodeURIComponent(route.left)}/${encodeURIComponent(route.right)}`;
    case 'canvas': {
      const run = route.runId === null ? '' : `/runs/${encodeURIComponent(route.runId)}`;
      return `#/teams/${encodeURIComponent(route.teamId)}${run}`;
    }
    case 'knowledge':
      return `#/knowledge/${route.tab}`;
    case 'settings':
      return `#/settings/${route.section}`;
    case 'runs':
    case 'teams':
    case 'models':
    case 'first-steps':
    case 'system':
      return `#/${route.view}`;
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
