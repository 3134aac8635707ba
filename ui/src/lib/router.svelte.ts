// Where the person is: an address of ids after the hash, never a word they wrote.

import type { Target } from './backend';
import { openSearch } from './palette.svelte';

/** Views that have an address. */
export type View =
  | 'today'
  | 'write'
  | 'inventory'
  | 'patterns'
  | 'amends'
  | 'people'
  | 'sheets'
  | 'share'
  | 'reading'
  | 'search'
  | 'steps'
  | 'settings'
  | 'trash'
  | 'help';

const VIEWS: readonly View[] = [
  'today', 'write', 'inventory', 'patterns', 'amends', 'people', 'sheets', 'share', 'reading', 'search', 'steps', 'settings', 'trash', 'help',
];

/** An address taken apart. */
export interface Route {
  view: View;
  /** What follows the view, between slashes: `inventory/<id>/<worksheet>` gives `[id, worksheet]`. */
  params: string[];
  /** What follows the question mark. */
  query: URLSearchParams;
  /** The address itself, as `go` takes it. */
  place: string;
}

/** Takes an address apart. An unknown one leads to Today. */
export function parse(place: string): Route {
  const [path = '', search = ''] = place.replace(/^[#/]+/, '').split('?', 2);
  const [view = '', ...params] = path.split('/').filter(Boolean).map(decodeURIComponent);
  const known = VIEWS.find((name) => name === view);
  if (!known) return { view: 'today', params: [], query: new URLSearchParams(), place: 'today' };
  return { view: known, params, query: new URLSearchParams(search), place: path + (search && `?${search}`) };
}

let current = $state.raw(parse(globalThis.location?.hash ?? ''));
/** Where the person was before they went for help. */
let before = 'today';

// A value of its own: whoever reads only the view (the frame does) is not stirred by a step inside it, which would make
// the view anew under the hands of somebody writing in it.
let view = $state(parse(globalThis.location?.hash ?? '').view);

/** The route, reactive. */
export const route = {
  get view() {
    return view;
  },
  get params() {
    return current.params;
  },
  get query() {
    return current.query;
  },
  get place() {
    return current.place;
  },
};

/** The `href` of a link to a place. */
export function href(place: string): string {
  return `#/${place}`;
}

/** Takes a route, unless it is search, which is called up over the page that is open. */
function take(next: Route): boolean {
  if (next.view === 'search') {
    openSearch(next.query.get('q') ?? undefined);
    return false;
  }
  if (next.view === 'help' && current.view !== 'help') before = current.place;
  current = next;
  view = next.view;
  return true;
}

/** Goes to a place. `replace` leaves no step behind for *back*. */
export function go(place: string, options: { replace?: boolean } = {}): void {
  const next = parse(place);
  if (next.place === current.place || !take(next)) return;
  if (options.replace) history.replaceState(null, '', href(next.place));
  else history.pushState(null, '', href(next.place));
}

/** Goes back to where the person was before they went for help. */
export function leaveHelp(): void {
  go(before, { replace: true });
}

/** Follows links and the back key. Called once. */
export function listen(): void {
  const follow = () => {
    const next = parse(location.hash);
    if (next.place === current.place || take(next)) return;
    history.replaceState(null, '', href(current.place));
  };
  addEventListener('hashchange', follow);
  addEventListener('popstate', follow);
  if (current.view === 'search') go('today', { replace: true });
}

/** Where a thing of the journal is shown. */
export function placeOf(target: Target): string {
  switch (target.kind) {
    case 'person':
      return `people/${target.id}`;
    case 'inventory':
      return `inventory/${target.id}`;
    case 'entry':
      return target.inventory === null
        ? `sheets/${target.worksheet}/${target.id}`
        : `inventory/${target.inventory}/${target.worksheet}/${target.id}`;
    case 'worksheet':
      return `sheets/${target.id}`;
    case 'pattern':
      return `patterns/${target.id}`;
    case 'amends':
      return `amends/${target.id}`;
    case 'reflection':
      return `write/${target.id}`;
    case 'step':
      return `steps/${target.number}`;
  }
}
