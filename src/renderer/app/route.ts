/** Where the person is. The hash of the address holds it, so reload and Back work in the window and in the browser. */
export type Route =
  | { readonly view: 'ask' }
  | { readonly view: 'chat'; readonly runId: string }
  | { readonly view: 'trace'; readonly runId: string; readonly step: string | null }
  | { readonly view: 'models' }
  | { readonly view: 'system' };

export function parseRoute(hash: string): Route {
  const [view = '', first = '', second = '', third = ''] = hash.replace(/^#\/?/, '').split('/').map(decode);
  if (view === 'runs' && first !== '' && second === 'trace')
    return { view: 'trace', runId: first, step: third === '' ? null : third };
  if (view === 'runs' && first !== '') return { view: 'chat', runId: first };
  if (view === 'models' || view === 'system') return { view };
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
    case 'models':
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
