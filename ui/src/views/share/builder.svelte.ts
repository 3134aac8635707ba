// The share as it is being put together: what is chosen, the document that comes of it, and keeping both.

import { backend, type Id, type Inventory, type NameForm, type ShareChoice, type SharePreview } from '$lib/backend';
import { errorText } from '$lib/errors';
import { language } from '$lib/i18n';
import { notice } from '$lib/notice.svelte';
import { go } from '$lib/router.svelte';
import { session } from '$lib/session.svelte';

import { fromChoices, toChoices } from './choices';
import { gather, handedOver, handOver, sectionsOf, type Standing } from './gather';
import { chosenEntries, inOrder, keyOf, toSelection, type Chosen, type Section } from './selection';

/** Milliseconds that the choices rest before the document is made anew. */
const REST = 120;
/** Milliseconds that they rest before they are kept. */
const KEEP = 500;

const NOTHING: Chosen = { sections: [], names: 'initials', leftInText: new Set(), hidden: new Set(), title: null };

/** One share. */
export class Builder {
  #inventories = $state.raw<Inventory[] | null>(null);
  #main = $state.raw<Inventory | undefined>();
  #saved = $state.raw<ShareChoice[]>([]);
  #opened = $state.raw<ShareChoice | undefined>();
  #chosen = $state.raw<Chosen>(NOTHING);
  #preview = $state.raw<SharePreview | null>(null);
  #keptAt = $state<string | null>(null);
  #keeping: ReturnType<typeof setTimeout> | null = null;
  #turn = 0;

  /** Where it stands with what was asked of the document. */
  readonly selection = $derived(toSelection(this.#chosen, language.tag));

  /** All inventories in view; nothing until they are read. */
  get inventories(): Inventory[] | null {
    return this.#inventories;
  }

  /** The inventory that the share is of. */
  get main(): Inventory | undefined {
    return this.#main;
  }

  /** Choices that were kept under a name. */
  get saved(): readonly ShareChoice[] {
    return this.#saved;
  }

  /** The ones of those that are open here. */
  get opened(): ShareChoice | undefined {
    return this.#opened;
  }

  /** What is chosen. */
  get chosen(): Chosen {
    return this.#chosen;
  }

  /** The document of what is chosen. */
  get preview(): SharePreview | null {
    return this.#preview;
  }

  /** When the choices were last kept by themselves. */
  get keptAt(): string | null {
    return this.#keptAt;
  }

  /** Whether nothing at all is chosen. */
  get nothing(): boolean {
    return this.selection.sections.length === 0;
  }

  /** Whether there is anything that could be. */
  get written(): boolean {
    return this.#chosen.sections.some((section) => section.entries.length > 0);
  }

  /** Reads the journal, for an inventory or for saved choices. What is chosen on the page stays chosen. */
  async load(id: Id | undefined): Promise<void> {
    try {
      const now = this.#standing() ?? handedOver();
      const found = await gather(id, now);
      this.#inventories = found.inventories;
      this.#main = found.main;
      this.#saved = found.saved;
      this.#opened = found.opened ?? found.saved.find((each) => each.id === now?.opened && each.inventory === found.main?.id);
      this.#chosen = found.chosen;
    } catch (reason) {
      notice(errorText(reason));
    }
  }

  /** The choices as they stand here. */
  #standing(): Standing | undefined {
    if (!this.#main) return undefined;
    return { main: this.#main.id, kept: fromChoices(toChoices(this.#chosen)), opened: this.#opened?.id };
  }

  /** Hands over what is chosen to be read, and keeps it for when the journal was locked meanwhile. */
  async read(): Promise<void> {
    const standing = this.#standing();
    if (!standing) return;
    handOver(standing);
    await this.#keepNow();
    go(`reading/${standing.main}`);
  }

  /** Takes a change of what is chosen, and keeps it in a while. */
  choose(change: Partial<Chosen>): void {
    this.#chosen = { ...this.#chosen, ...change };
    if (this.#keeping !== null) clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => void this.keep(), KEEP);
  }

  /** Takes one section as it is now. */
  put(section: Section): void {
    const sections = this.#chosen.sections.map((each) => (keyOf(each) === keyOf(section) ? section : each));
    this.choose({ sections });
  }

  /** Takes another inventory in, or leaves one out. The one the share is of stays. */
  async include(inventory: Inventory, included: boolean): Promise<void> {
    const rest = this.#chosen.sections.filter((section) => section.inventory.id !== inventory.id);
    try {
      const more = included ? await sectionsOf(inventory) : [];
      // With another inventory the order is that of the beginning: what belongs together stands together.
      this.choose({ sections: inOrder([...rest, ...more]) });
    } catch (reason) {
      notice(errorText(reason));
    }
  }

  /** How people are named. */
  name(names: NameForm): void {
    this.choose({ names });
  }

  /** Keeps what is chosen now, if it was changed since. */
  async keep(): Promise<void> {
    if (this.#keeping !== null) await this.#keepNow();
  }

  async #keepNow(): Promise<void> {
    if (this.#keeping !== null) clearTimeout(this.#keeping);
    this.#keeping = null;
    // A journal that is only read keeps nothing; what is chosen lasts as long as the page.
    if (!this.#main || session.state.reading_only) return;
    try {
      await backend.call('share_choices_keep', { inventory: this.#main.id, choices: toChoices(this.#chosen) });
      this.#keptAt = new Date().toISOString();
    } catch (reason) {
      notice(errorText(reason));
    }
  }

  /** Keeps what is chosen under a name: anew, or in the place of saved choices. */
  async save(id: Id | null, name: string): Promise<void> {
    if (!this.#main) return;
    const choices = toChoices(this.#chosen);
    this.#opened = await backend.call('share_choice_save', { id, name, inventory: this.#main.id, choices });
    await this.#list();
  }

  /** Gives saved choices another name. */
  async rename(choice: ShareChoice, name: string): Promise<void> {
    const { id, inventory, choices } = choice;
    const renamed = await backend.call('share_choice_save', { id, name, inventory, choices });
    if (this.#opened?.id === id) this.#opened = renamed;
    await this.#list();
  }

  /** Lets saved choices go. What is chosen on the page stays. */
  async forget(choice: ShareChoice): Promise<void> {
    await backend.call('share_choice_delete', { id: choice.id });
    if (this.#opened?.id === choice.id) this.#opened = undefined;
    await this.#list();
  }

  async #list(): Promise<void> {
    this.#saved = (await backend.call('share_choices_list', {})).filter((choice) => choice.name !== '');
  }

  /** Has the document follow what is chosen. Called in an effect; returns how to stop. */
  follow(): () => void {
    const selection = this.selection;
    if (!this.#main) return () => undefined;
    const timer = setTimeout(() => void this.#build(selection), REST);
    return () => clearTimeout(timer);
  }

  async #build(selection: typeof this.selection): Promise<void> {
    const turn = ++this.#turn;
    try {
      const made = await backend.call('share_preview', { selection });
      // An older answer that comes late must not replace a newer one.
      if (turn === this.#turn) this.#preview = made;
    } catch (reason) {
      if (turn === this.#turn) notice(errorText(reason));
    }
  }

  /** How many entries are chosen. */
  get count(): number {
    return this.#chosen.sections.reduce((sum, section) => sum + chosenEntries(section).length, 0);
  }
}
