// Words for a screen reader alone. The region is in the page from the start, because one that arrives together with
// its words is not read.

/** Milliseconds after which words are taken away again: found later, they would no longer be true. */
const STAYS = 5_000;

let region: HTMLElement | null = null;
let taking: ReturnType<typeof setTimeout> | undefined;

/** Names the element that is read out. Called by the page's frame. */
export function announceIn(element: HTMLElement): () => void {
  region = element;
  return () => {
    region = null;
  };
}

/** Has a screen reader say something when it is next at rest. Nothing takes away what was said before. */
export function announce(text: string): void {
  clearTimeout(taking);
  if (!region) return;
  // The same words twice would not be a change, and so not be read.
  region.textContent = '';
  requestAnimationFrame(() => {
    if (region) region.textContent = text;
  });
  taking = setTimeout(() => {
    if (region) region.textContent = '';
  }, STAYS);
}
