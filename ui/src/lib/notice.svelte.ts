// Short words at the foot of the page about what was just done. They leave by themselves; whatever they offer can
// be done elsewhere too.

/** Milliseconds that a notice stays, unless it is looked at. */
export const NOTICE_TIME = 12_000;

/** A notice on the screen. */
export interface NoticeItem {
  key: number;
  text: string;
  /** Whether it offers to undo the last change. */
  undo: boolean;
}

let next = 0;
const items = $state<NoticeItem[]>([]);

/** The notices on the screen, oldest first. At most two, so that they never cover the page. */
export const notices: readonly NoticeItem[] = items;

/** Shows a notice. */
export function notice(text: string, options: { undo?: boolean } = {}): void {
  // Only the last change can be undone by one key, so an older offer would be a wrong one.
  if (options.undo) for (const item of items) item.undo = false;
  items.push({ key: next++, text, undo: options.undo ?? false });
  if (items.length > 2) items.shift();
}

/** Takes a notice away. */
export function dismiss(key: number): void {
  const index = items.findIndex((item) => item.key === key);
  if (index >= 0) items.splice(index, 1);
}
