// A worksheet in the making, as values: what a new one is, how its questions change, and what of it can be kept.

import type { ChoiceDraft, Field, FieldDraft, FieldKind, Phrase, Shape, Worksheet, WorksheetDraft } from '$lib/backend';
import { sameButForCase, visible } from '$lib/fold';

/** The kinds of question, in the order they are offered. */
export const KINDS: readonly FieldKind[] = ['text', 'line', 'people', 'choices', 'answer_or_pass', 'scale', 'date'];

/** The layouts, in the order they are offered. */
export const LAYOUTS: readonly Shape[] = ['pages', 'page', 'table'];

/** What one sets out to make. */
export type Made = 'sheet' | 'pack';

/** Whether a question of this kind has something to choose. */
export function chooses(kind: FieldKind): boolean {
  return kind === 'choices' || kind === 'answer_or_pass';
}

/** A name that no other question has, in this worksheet or in any version of it. */
function freshId(): string {
  return `q-${crypto.randomUUID().slice(0, 13)}`;
}

/** A question without words. */
export function blankField(): FieldDraft {
  return {
    id: freshId(), kind: 'text', label: '', question: '', hint: '', heading: '', choices: [], own_choices: false,
    fear_mark: false, pattern: false, optional: false, for_myself: false,
  };
}

/** A worksheet, or a pack of questions, without words. */
export function blankDraft(made: Made): WorksheetDraft {
  return {
    title: '', about: '', invitation: '', step: null, layout: made === 'pack' ? 'page' : 'pages',
    section_of_inventory: false, fields: [blankField()],
  };
}

/** A question that is answered in another way. It is another question then, as far as answers go, unless it is what
 * it was `once`. What the new way has no use for is left behind. */
export function inKind(field: FieldDraft, kind: FieldKind, once: FieldDraft | undefined): FieldDraft {
  const choosing = chooses(kind);
  return {
    ...field,
    kind,
    id: once?.kind === kind ? once.id : freshId(),
    choices: choosing ? field.choices : [],
    own_choices: choosing && (field.own_choices || field.choices.length === 0),
    fear_mark: choosing && field.fear_mark,
    pattern: choosing && field.pattern,
  };
}

/** Moves a question up (-1) or down (1). At the end it stays where it is. */
export function moved(fields: readonly FieldDraft[], index: number, by: -1 | 1): FieldDraft[] {
  const list = [...fields];
  const [field] = list.splice(index, 1);
  if (field) list.splice(Math.max(0, Math.min(list.length, index + by)), 0, field);
  return list;
}

/** The name of a choice, made of its words: the same words mean the same in every worksheet. */
function choiceId(words: string, taken: readonly string[]): string {
  const plain = words.normalize('NFKC').toLowerCase().replace(/[^\p{Alphabetic}\p{N}]+/gu, '_').replace(/^_+|_+$/gu, '');
  const stem = [...plain].slice(0, 56).join('') || 'choice';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? stem : `${stem}_${number}`;
    if (!taken.includes(id)) return id;
  }
}

/** The choices with one more. Words that are there already, or none, change nothing. */
export function withChoice(choices: readonly ChoiceDraft[], words: string): ChoiceDraft[] {
  const label = oneLine(words);
  if (!visible(label) || choices.some((choice) => sameButForCase(choice.label, label))) return [...choices];
  return [...choices, { id: choiceId(label, choices.map((choice) => choice.id)), label, opposite: '' }];
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}

/** What of a draft can be kept: questions without words are still only on the screen. Nothing while it has no title or
 * no question. */
export function sound(draft: WorksheetDraft): WorksheetDraft | null {
  const fields = draft.fields
    .filter((field) => field.question.trim() !== '')
    .map((field) => ({ ...field, own_choices: field.own_choices || (field.kind === 'choices' && field.choices.length === 0) }));
  return draft.title.trim() === '' || fields.length === 0 ? null : { ...draft, fields };
}

/** A worksheet as it would be asked, for looking at it while it is made. */
export function asSheet(draft: WorksheetDraft): Worksheet {
  const own = (text: string): Phrase => ({ own: text });
  const maybe = (text: string): Phrase | null => (text.trim() ? own(text) : null);
  return {
    id: '', version: 1, step: draft.step, title: own(draft.title), cue: maybe(draft.about) ?? 'sheets-own-about',
    invitation: maybe(draft.invitation) ?? 'sheets-own-invitation', shape: draft.layout,
    home: draft.section_of_inventory ? 'inventory' : 'sheets', order: 0, chosen_at_first: false, beside: null,
    behaviours: [], share_order: 0, share_when_chosen: false,
    fields: (sound(draft)?.fields ?? draft.fields.filter((field) => field.question.trim() !== '')).map(
      (field): Field => ({
        ...field,
        harm: false,
        label: own(field.label.trim() || field.question),
        question: own(field.question),
        hint: maybe(field.hint),
        heading: maybe(field.heading),
        choices: field.choices.map((choice) => ({ ...choice, label: own(choice.label), opposite: maybe(choice.opposite) })),
      }),
    ),
  };
}

/** Whether the person made a worksheet, and so can change it: its words are theirs. */
export function isOwn(sheet: Worksheet): boolean {
  return typeof sheet.title !== 'string';
}
