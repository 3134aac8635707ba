// From the fingers to Rust. An edit is sent soon, the last one of the same thing wins, and Rust writes it to the
// disk within half a second. Nothing waits here longer than it has to, because a page can vanish.

import { backend, BackendError, type AppError, type AppEvent, type Edit } from './backend';

/** Milliseconds between two sendings of the same thing. */
const SOON = 150;
/** The same for a long text, which costs more to send. */
const SOON_LARGE = 500;

/** How saving stands. */
export interface SaveStanding {
  standing: 'idle' | 'saving' | 'saved' | 'not_saved';
  /** The moment of the last saving. */
  at: string | null;
  /** While not saved: since when. */
  since: string | null;
  /** While not saved: why. */
  error: AppError | null;
  /** While not saved: of how many things, as far as Rust has told. */
  things: number;
  /** While not saved: whether they would find a place as pages of their own. */
  apart: boolean;
  /** While not saved: whether they lie sealed in a file of their own. Not known of what Rust has not got. */
  kept: boolean;
}

const NOTHING = { since: null, error: null, things: 0, apart: false, kept: false } as const;

/** How saving stands, reactive. */
export const saveState: SaveStanding = $state({ standing: 'idle', at: null, ...NOTHING });

interface Line {
  /** The edit that has not been sent. */
  waiting: Edit | null;
  /** The sending that has not been answered. */
  sending: Promise<void> | null;
  timer: ReturnType<typeof setTimeout> | null;
  /** When the last one was sent, by `performance.now()`. */
  sent: number;
}

const lines = new Map<string, Line>();

/** Rust said that all was written while an edit's answer was still on its way: whether it was a part is not known. */
let unsettled = false;

/** What an edit is about. Two edits of the same thing replace each other. */
function subject(edit: Edit): string {
  switch (edit.kind) {
    case 'answer':
      return `answer/${edit.entry}/${edit.field}`;
    case 'reading':
      return `reading/${edit.entry}`;
    case 'step':
      return `step/${edit.number}`;
    case 'pattern':
      return `pattern/${edit.own}/${edit.value}`;
    default:
      return `${edit.kind}/${edit.id}`;
  }
}

/**
 * Takes an edit: the whole of the thing as it is now. It is sent at once when nothing of the same subject was sent
 * lately, else after 150 ms (500 ms when `large`).
 */
export function write(edit: Edit, options: { large?: boolean } = {}): void {
  const key = subject(edit);
  const line = lines.get(key) ?? { waiting: null, sending: null, timer: null, sent: -Infinity };
  lines.set(key, line);
  line.waiting = $state.snapshot(edit) as Edit;
  if (saveState.standing !== 'not_saved') saveState.standing = 'saving';
  if (line.timer !== null) return;
  const wait = line.sent + (options.large ? SOON_LARGE : SOON) - performance.now();
  if (wait <= 0) void send(line);
  else line.timer = setTimeout(() => void send(line), wait);
}

/** Sends what waits on a line, after what was sent before it has arrived. */
async function send(line: Line): Promise<void> {
  if (line.timer !== null) clearTimeout(line.timer);
  line.timer = null;
  while (line.sending) await line.sending;
  const edit = line.waiting;
  if (!edit) return;
  line.waiting = null;
  line.sent = performance.now();
  line.sending = backend.call('edit', { edit }).then(
    () => undefined,
    (reason: unknown) => {
      // The words stay on the screen, and on the line unless newer ones came; the next edit or flush tries again.
      line.waiting ??= edit;
      failed(reason);
    },
  );
  await line.sending;
  line.sending = null;
  if (unsettled && ![...lines.values()].some(isBusy)) await settle();
}

/** Something of it has not been written, as far as is known here. */
const isBusy = (line: Line): boolean => line.waiting !== null || line.sending !== null;

/** Asks how things stand: answers and news come on two ways, and either can be the first. */
async function settle(): Promise<void> {
  unsettled = false;
  try {
    saved(await backend.call('flush', {}));
  } catch (reason) {
    failed(reason);
  }
}

function failed(reason: unknown): void {
  saveState.standing = 'not_saved';
  saveState.since ??= saveState.at ?? new Date().toISOString();
  saveState.error = reason instanceof BackendError ? reason.error : { code: 'unexpected', place: 'autosave' };
}

const holders = new Set<() => void>();

/**
 * Has every flush first ask someone who holds words that are too long to be handed over at every key. Returns how to
 * stop asking.
 */
export function beforeFlush(handOver: () => void): () => void {
  holders.add(handOver);
  return () => holders.delete(handOver);
}

/** Sends everything that waits and has Rust write it. Resolves when it is on the disk, or failed and was told. */
export async function flush(): Promise<void> {
  for (const handOver of holders) handOver();
  if (saveState.standing === 'idle' && lines.size === 0) return;
  await sendAll();
}

/**
 * The same when Rust asks for it, as it does before the window goes. Rust waits for the answer, so there is one at
 * once even when nothing has to be written, and even when the words did not arrive.
 */
export async function flushNow(): Promise<void> {
  for (const handOver of holders) handOver();
  await sendAll();
}

async function sendAll(): Promise<void> {
  await Promise.all([...lines.values()].map(send));
  try {
    const at = await backend.call('flush', {});
    if (![...lines.values()].some((line) => line.waiting)) saved(at);
  } catch (reason) {
    failed(reason);
  }
}

/** Everything is on the disk. */
export function saved(at: string): void {
  unsettled = [...lines.values()].some(isBusy);
  saveState.standing = unsettled ? 'saving' : 'saved';
  Object.assign(saveState, { at, ...NOTHING });
  for (const [key, line] of lines) if (!isBusy(line)) lines.delete(key);
}

/** Rust holds the words and could not write them. */
export function notSaved(told: Omit<Extract<AppEvent, { event: 'not_saved' }>, 'event'>): void {
  const { since, error, things, apart, kept } = told;
  Object.assign(saveState, { standing: 'not_saved', since, error, things, apart, kept });
}

/** The page was loaded anew while words are not saved. Rust tells more of them when it next tries. */
export function stillNotSaved(since: string, kept: boolean): void {
  if (saveState.standing === 'idle') Object.assign(saveState, { standing: 'not_saved', since, kept });
}

/** Rust holds words that it will write in a moment. */
export function saving(): void {
  if (saveState.standing !== 'not_saved') saveState.standing = 'saving';
}
