// How many entries somebody means to do in one go. It is theirs to say, and nothing is counted beyond it.

/** What is offered beside "as many as I like". */
export const SIZES: readonly number[] = [3, 5, 10];

/** One sitting over the entries of a section. */
export class Sitting {
  #size: number | null = $state(null);
  #closed = $state(false);
  readonly #done = new Set<string>();

  /** How many entries; as many as one likes when there is no number. */
  get size(): number | null {
    return this.#size;
  }

  /** Whether as many are done. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Begins anew. */
  begin(size: number | null): void {
    this.#size = size;
    this.#closed = false;
    this.#done.clear();
  }

  /** The last question of an entry was left behind. Returns whether that was the last entry of the sitting. */
  finish(entry: string): boolean {
    this.#done.add(entry);
    this.#closed = this.#size !== null && this.#done.size >= this.#size;
    return this.#closed;
  }
}
