// The one door between the page and everything below it. The page calls commands and hears events; whether the
// shell answers or a test does is decided here and nowhere else.

import type { AppError, AppEvent, Commands } from './bindings';
import { tauriBackend } from './tauri';

export type * from './bindings';

/** A command of the app. */
export type Command = keyof Commands;
/** What a command takes. */
export type Arguments<K extends Command> = Commands[K]['arguments'];
/** What a command answers. */
export type Result<K extends Command> = Commands[K]['result'];

/** Whoever answers the page. */
export interface Backend {
  /** Runs a command. Rejects with a {@link BackendError}. */
  call<K extends Command>(name: K, args: Arguments<K>): Promise<Result<K>>;
  /** Tells `listener` of every event from now on. */
  subscribe(listener: (event: AppEvent) => void): void;
}

/** A command that failed, with the app's own typed error. */
export class BackendError extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.name = 'BackendError';
    this.error = error;
  }
}

/** The backend in use: the shell's, unless a test or the development page put another in its place. */
export let backend: Backend = tauriBackend;

/** Puts another backend in place, before the page starts. */
export function useBackend(other: Backend): void {
  backend = other;
}
