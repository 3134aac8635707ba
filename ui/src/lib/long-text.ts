// Handing over a text that grows long: making one string of ten megabytes at every key would be felt.

import { saving } from './autosave.svelte';

/** From this many characters on, the text is not handed over at every key but after a pause, in milliseconds. */
const PAUSES = [
  { from: 1_000_000, pause: 1500 },
  { from: 100_000, pause: 500 },
];

/** From this many characters on, sending a text costs more (see `write` of autosave). */
export const LARGE = 100_000;

/** Says when a text that is being written is to be sent. */
export class LongText {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `send` hands the text over. */
  constructor(readonly send: () => void) {}

  /** The text changed, and is this long now. */
  written(length: number): void {
    const pause = PAUSES.find(({ from }) => length >= from)?.pause;
    if (pause === undefined) {
      this.now();
      return;
    }
    saving();
    this.#timer ??= setTimeout(() => this.now(), pause);
  }

  /** Hands the text over now. */
  now(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.send();
  }

  /** Hands over words that were waiting for a pause. */
  handOver(): void {
    if (this.#timer !== undefined) this.now();
  }
}
