// What the memory backend keeps: the tables of one journal, shared by the files of this folder.
//
// It stands in for the app in tests and in `npm run dev`. It seals nothing and writes nothing.

import type {
  Amends,
  AppEvent,
  AppState,
  Answer,
  Command,
  Arguments,
  CopyDealtWith,
  Entry,
  Inventory,
  PatternDraft,
  Person,
  Reading,
  Reflection,
  Result,
  ShareChoice,
  StepRecord,
  TrashItem,
  Undone,
  WorksheetDraft,
  WrittenFile,
} from '$lib/backend';

/** The tables. Everything in here is covered by undo. */
export interface Tables {
  people: Person[];
  inventories: Inventory[];
  /** All entries of all inventories and worksheets; within one worksheet, in the writer's order. */
  entries: Entry[];
  amends: Amends[];
  /** Letters, by their amends. */
  letters: Record<string, string>;
  reflections: Reflection[];
  steps: StepRecord[];
  /** Worksheets of one's own, each as its maker edits it. */
  worksheets: { id: string; draft: WorksheetDraft }[];
  /** What is written beside patterns. */
  patterns: { id: string; value: string; own: boolean; draft: PatternDraft }[];
  /** What answers said before, oldest first. */
  history: { version: number; entry: string; field: string; written: string; answer: Answer }[];
  /** Choices for a share; the ones without a name are those last made for an inventory. */
  choices: ShareChoice[];
  /** What became of entries when they were read to somebody. */
  readings: Reading[];
  /** Inventories that are sealed away. */
  sealed: Inventory[];
  /** Files that were written. */
  files: WrittenFile[];
  /** What was deleted, each with the rows that left the tables, so that it can be got back. */
  trash: { item: TrashItem; rows: Partial<Omit<Tables, 'trash' | 'letters'>> }[];
}

/** One journal in memory. */
export interface Memory {
  app: AppState;
  passphrase: string;
  /** What is answered about the copies when something is destroyed. */
  copies: CopyDealtWith[];
  /** Whether words are held that cannot be written. */
  unsaved: boolean;
  tables: Tables;
  /** Tables as they were before each change, with what the change was. */
  past: { tables: Tables; done: Undone }[];
  future: { tables: Tables; done: Undone }[];
  /** Tells the page an event. */
  tell(event: AppEvent): void;
  /** Keeps the tables as they are now, so that the change about to be made can be undone. */
  remember(done: Undone): void;
}

/** The part of the commands that one file answers. A rejection is a thrown `BackendError`. */
export type Area = { [K in Command]?: (args: Arguments<K>) => Result<K> | Promise<Result<K>> };

/** Now, as the app writes moments. */
export function now(): string {
  const date = new Date();
  const offset = -date.getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  const pad = (value: number) => String(Math.abs(Math.trunc(value))).padStart(2, '0');
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
  return `${local}${sign}${pad(offset / 60)}:${pad(offset % 60)}`;
}

/** Today, as the app writes days. */
export function today(): string {
  return now().slice(0, 10);
}

/** A new identity. */
export function newId(): string {
  return crypto.randomUUID();
}

/** `id`, `created` and `updated` of a new row. */
export function stamp(): { id: string; created: string; updated: string } {
  const moment = now();
  return { id: newId(), created: moment, updated: moment };
}
