// Which columns of a section are shown, and which one is worked down. They come one after the other, as the work goes
// on; what is shown is remembered.

import type { Field } from '$lib/backend';

import { answerOf, isBlank } from './answers';
import { lookOf, remember } from './look.svelte';
import type { Rows } from './rows.svelte';

/** The columns of one grid. */
export class Columns {
  readonly #rows: Rows;
  /** How many of the asked fields are shown, from the first; all when there is no number. */
  #count: number | null = $state(null);
  /** The optional fields that are shown. */
  #optional: readonly string[] = $state.raw([]);
  #working = $state('');

  constructor(rows: Rows) {
    this.#rows = rows;
    this.#working = rows.sheet.fields[0]?.id ?? '';
  }

  /** The fields that every entry is asked. */
  readonly asked: readonly Field[] = $derived.by(() => this.#rows.sheet.fields.filter((field) => !field.optional));

  /** The fields that are shown, in the order of the worksheet. */
  readonly shown: readonly Field[] = $derived.by(() => {
    const asked = new Set(this.asked.slice(0, this.#count ?? undefined));
    return this.#rows.sheet.fields.filter((field) => asked.has(field) || (field.optional && this.#optional.includes(field.id)));
  });

  /** The fields that a card asks, one after the other: optional ones where they are wanted or were answered. */
  readonly questions: readonly Field[] = $derived.by(() =>
    this.#rows.sheet.fields.filter(({ optional, id }) => !optional || this.#optional.includes(id) || this.#rows.held.has(id)),
  );

  /** Whether an optional field is shown. */
  wants(field: Field): boolean {
    return this.#optional.includes(field.id);
  }

  /** The field that comes next, when not all that is asked is shown. */
  readonly next: Field | undefined = $derived.by(() => (this.#count === null ? undefined : this.asked[this.#count]));

  /** The id of the field that is worked down. */
  get working(): string {
    return this.#working;
  }

  /** Once the rows are there: as they were last shown, or up to the first one that is not answered everywhere. */
  begin(): void {
    const { sheet, held } = this.#rows;
    const open = (field: Field) => this.#rows.list.some((row) => row.entry && isBlank(answerOf(row.entry, field.id)));
    const look = lookOf(sheet.id);
    if (look) {
      this.#count = look.columns;
      this.#optional = look.optional;
      const asked = this.asked.slice(0, this.#count ?? undefined);
      this.#working = (this.#rows.count > 0 ? (asked.find(open) ?? asked.at(-1)) : asked[0])?.id ?? '';
      return;
    }
    const work = this.#rows.count > 0 ? (this.asked.find(open) ?? this.asked.at(-1)) : this.asked[0];
    const reached = this.asked.findLastIndex((field) => field === work || held.has(field.id)) + 1;
    this.#count = reached < this.asked.length ? reached : null;
    this.#optional = sheet.fields.filter((field) => field.optional && held.has(field.id)).map(({ id }) => id);
    this.#working = work?.id ?? '';
  }

  /** Makes a shown column the one that is worked down. */
  work(field: string): void {
    this.#working = field;
  }

  /** Brings the next column, which is then worked down. Returns its field. */
  bring(): Field | undefined {
    const { next } = this;
    if (!next) return undefined;
    this.#show((this.#count ?? 0) + 1);
    this.#working = next.id;
    return next;
  }

  /** Shows all that is asked. */
  all(): void {
    this.#show(null);
  }

  /** Shows what is asked up to the column that is worked down, and no more. */
  upToWork(): void {
    const at = this.asked.findIndex((field) => field.id === this.#working);
    this.#show(at < 0 ? null : at + 1);
  }

  /** Shows an optional column, or hides it. What stands in it stays. */
  want(field: string, wanted: boolean): void {
    this.#optional = [...this.#optional.filter((each) => each !== field), ...(wanted ? [field] : [])];
    if (wanted) this.#working = field;
    else if (this.#working === field) this.#working = this.shown[0]?.id ?? '';
    this.#remember();
  }

  /** Shows columns that something was written into. */
  reveal(fields: readonly Field[]): void {
    const last = Math.max(...fields.map((field) => this.asked.indexOf(field) + 1));
    const optional = fields.filter((field) => field.optional && !this.#optional.includes(field.id)).map(({ id }) => id);
    if (optional.length > 0) this.#optional = [...this.#optional, ...optional];
    if (this.#count !== null && last > this.#count) this.#show(last);
    else if (optional.length > 0) this.#remember();
  }

  #show(count: number | null): void {
    this.#count = count !== null && count < this.asked.length ? count : null;
    if (!this.shown.some((field) => field.id === this.#working)) this.#working = this.shown.at(-1)?.id ?? '';
    this.#remember();
  }

  #remember(): void {
    remember(this.#rows.sheet.id, { columns: this.#count, optional: [...this.#optional] });
  }
}
