// Search is one thing in one place: a palette over whatever page is open, called up by key, menu or sidebar.

let open = $state(false);
let query = $state('');

/** The search palette. */
export const palette = {
  get open() {
    return open;
  },
  set open(value: boolean) {
    open = value;
  },
  /** What is searched for. Kept in memory only, so that closing and coming back loses nothing. */
  get query() {
    return query;
  },
  set query(value: string) {
    query = value;
  },
};

/** Calls it up, with words to look for if there are some. */
export function openSearch(words?: string): void {
  if (words !== undefined) query = words;
  open = true;
}
