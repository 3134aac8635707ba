// F6: from one pane of the page to the next, in the order they stand in the document.

const FOCUSABLE =
  'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"]), [contenteditable="true"]';

/** Moves focus to the start of the next pane, or the one before. A pane is an element with `data-pane`. */
export function nextPane(back = false): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null);
  const here = document.activeElement?.closest<HTMLElement>('[data-pane]');
  const from = here ? panes.indexOf(here) : -1;
  for (let step = 1; step <= panes.length; step += 1) {
    const pane = panes[(from + (back ? -step : step) + panes.length * 2) % panes.length];
    if (pane && enter(pane)) return;
  }
}

/** Focuses the first thing in a pane that can take it and does not belong to a pane inside. */
function enter(pane: HTMLElement): boolean {
  const own = [...pane.querySelectorAll<HTMLElement>(`h1[tabindex], ${FOCUSABLE}`)].filter(
    (element) => element.closest('[data-pane]') === pane && element.offsetParent !== null,
  );
  const [first] = own;
  first?.focus();
  return first !== undefined && document.activeElement === first;
}
