// The share document in memory: enough of the real builder's rules for the page to be seen and tested.

import {
  BackendError,
  type Answer,
  type Field,
  type Id,
  type Person,
  type PersonDraft,
  type ShareNames,
  type SharePreview,
  type ShareRun,
  type ShareSection,
  type ShareSelection,
  type TellKind,
  type Worksheet,
} from '$lib/backend';
import { say, t } from '$lib/i18n';

import { rememberFile } from './afterwards';
import { newId, now, type Area, type Memory } from './state';

const sheets = Object.values(
  import.meta.glob<Worksheet>('../../../../../crates/journal/worksheets/*.json', { eager: true, import: 'default' }),
);

/** What may tell who somebody is, as far as one looks for it here. */
const TELLS: readonly [TellKind, RegExp][] = [
  ['phone', /\+?\d[\d ]{7,}\d/gu],
  ['email', /[\w.]+@[\w.]+\w/gu],
  ['name_like', /(?<=[\p{Ll},] )\p{Lu}\p{Ll}{2,}/gu],
];

/** `Marek Nowak` becomes `M. N.` */
function initials(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean);
  return words.map((word) => `${[...word][0]?.toLocaleUpperCase() ?? ''}.`).join(' ');
}

/** How a person is named where names are not told, as the one of an index among those who have no stand-in. */
function named(person: PersonDraft, index: number): ShareNames {
  const tells = (words: string) => cut(words, person.name).length > 1;
  const chosen = (words: string) => (words.trim() && !tells(words) ? words.trim() : null);
  return {
    initials: chosen(person.initials) ?? initials(person.name),
    alias: chosen(person.stand_in) ?? t('document-person', { letter: String.fromCharCode(65 + (index % 26)) }),
  };
}

/** Cuts a text before and behind each place where a name stands as a word of its own. */
function cut(text: string, name: string): string[] {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${literal})(?![\\p{L}\\p{N}])`, 'u'));
}

/** The document of a selection. */
export function build(memory: Memory, selection: ShareSelection): SharePreview {
  const people = memory.tables.people;
  const hides = (person: Person) => person.kind === 'person' && selection.names !== 'full';
  const shownAs = (id: Id): string => {
    const index = people.findIndex((each) => each.id === id);
    const person = people[index];
    if (!person || !hides(person)) return person?.name ?? '';
    const shown = named(person, index);
    return selection.names === 'initials' ? shown.initials : shown.alias;
  };
  const found = new Map<Id, { found: string; entries: Set<number> }>();

  /** A text in runs, with the names in it marked or changed. */
  const runs = (text: string, number: number): ShareRun[] => {
    let parts: ShareRun[] = [{ text, name_of: null }];
    for (const person of people.filter(hides)) {
      const change = !selection.left_in_text.includes(person.id);
      parts = parts.flatMap((part) =>
        part.name_of !== null
          ? [part]
          : cut(part.text, person.name).map((piece): ShareRun => {
              if (piece !== person.name) return { text: piece, name_of: null };
              const seen = found.get(person.id) ?? { found: piece, entries: new Set<number>() };
              found.set(person.id, seen);
              seen.entries.add(number);
              return change ? { text: shownAs(person.id), name_of: null } : { text: piece, name_of: person.id };
            }),
      );
    }
    return parts.filter((part) => part.text !== '');
  };

  const words = (field: Field, answer: Answer): string => {
    const choices = answer.choices.map((choice) => {
      const label = field.choices.find((each) => each.id === choice.value)?.label;
      return label && !choice.own ? say(label) : choice.value;
    });
    const pass = answer.pass ? t(`pass-${answer.pass.replaceAll('_', '-')}`) : '';
    return [answer.people.map(shownAs).join(', '), choices.join(', '), answer.text, pass].filter(Boolean).join('\n');
  };

  const nature = selection.names === 'nature';
  const hidden = (text: string) => selection.hidden.reduce((rest, words) => rest.replaceAll(words, '…'), text);
  const tells = new Map<string, { kind: TellKind; entries: Set<number> }>();
  const look = (text: string, number: number) => {
    for (const [kind, pattern] of TELLS) {
      for (const [words] of text.matchAll(pattern)) {
        const seen = tells.get(words) ?? { kind, entries: new Set<number>() };
        tells.set(words, seen);
        seen.entries.add(number);
      }
    }
  };

  let number = 0;
  const sections = selection.sections.flatMap((chosen): ShareSection[] => {
    const sheet = sheets.find((each) => each.id === chosen.worksheet);
    if (!sheet) return [];
    const several = selection.sections.filter((each) => each.worksheet === sheet.id).length > 1;
    const from = memory.tables.inventories.find((each) => each.id === chosen.inventory)?.title ?? null;
    const fields = sheet.fields.filter((field) => chosen.fields.includes(field.id));
    const there = memory.tables.entries.filter(
      (entry) => entry.inventory === chosen.inventory && chosen.entries.includes(entry.id),
    );
    const base = { worksheet: sheet.id, title: say(sheet.title), inventory_title: several ? from : null, prose: [] };
    if (nature) {
      const counts = sheet.fields
        .filter((field) => field.pattern)
        .flatMap((field) =>
          field.choices.map((choice) => ({
            label: say(choice.label),
            count: there.filter((entry) => entry.answers[field.id]?.choices.some((each) => each.value === choice.id)).length,
            opposite: choice.opposite ? say(choice.opposite) : '',
          })),
        )
        .filter((count) => count.count > 0);
      return counts.length > 0 ? [{ ...base, entries: [], counts }] : [];
    }
    const entries = there.map((entry) => {
      number += 1;
      const subject = fields.find((field) => field.kind === 'people');
      const heading = subject && entry.answers[subject.id];
      const rows = fields.flatMap((field) => {
        const answer = entry.answers[field.id];
        const text = answer && field !== subject ? words(field, answer) : '';
        if (text && selection.names !== 'full') look(text, number);
        return text ? [{ field: field.id, label: say(field.label), runs: runs(hidden(text), number) }] : [];
      });
      return { number, entry: entry.id, heading: subject && heading ? words(subject, heading) : '', rows };
    });
    return entries.length > 0 ? [{ ...base, entries, counts: [] }] : [];
  });

  const title = selection.title === null ? null : { title: selection.title || t('document-title') };
  return {
    document: { language: selection.language, title, sections },
    found: [...found].map(([person, seen]) => ({
      person,
      found: seen.found,
      shown_as: shownAs(person),
      changed: !selection.left_in_text.includes(person),
      entries: [...seen.entries],
    })),
    tells: [...tells].map(([text, { kind, entries }]) => ({
      text,
      kind,
      entries: [...entries],
      hidden: selection.hidden.includes(text),
    })),
  };
}

/** Words from which the memory proposes a passphrase. The real one draws from a long list. */
const WORDS = ['amber', 'basket', 'canoe', 'dapple', 'ember', 'fiddle', 'gravel', 'harbour', 'kettle', 'lantern'];

/** The commands of Share. */
export default (memory: Memory): Area => ({
  share_preview({ selection }) {
    const known = (id: Id) => memory.tables.inventories.some((each) => each.id === id);
    if (!selection.sections.every((each) => known(each.inventory))) throw new BackendError({ code: 'not_found' });
    return build(memory, selection);
  },
  share_names({ draft }) {
    return draft.kind === 'person' ? named(draft, 0) : { initials: draft.name, alias: draft.name };
  },
  share_export({ selection, format, to_whom }) {
    const ending = { markdown: 'md', sealed_html: 'html' }[format as string] ?? format;
    const place = { folder: '~/Documents', file: `Document.${ending}` };
    const inventories = [...new Set(selection.sections.map((section) => section.inventory))];
    rememberFile(memory, { content: 'share', format, names: selection.names, inventories, place, to_whom });
    return { place, at: now() };
  },
  pdf_unprintable: ({ document }) => [...new Set(JSON.stringify(document).match(/\p{Script=Han}/gu) ?? [])],
  passphrase_propose: () =>
    Array.from({ length: 6 }, () => WORDS[Math.floor(Math.random() * WORDS.length)] ?? '').join(' '),

  share_choices_list: () => memory.tables.choices.toSorted((one, other) => other.updated.localeCompare(one.updated)),
  share_choice_save({ id, name, inventory, choices }) {
    if (name.trim() === '') throw new BackendError({ code: 'invalid', field: 'name' });
    memory.remember({ target: { kind: 'inventory', id: inventory }, action: id ? 'edited' : 'created' });
    const saved = { id: id ?? newId(), name: name.trim(), inventory, choices, updated: now() };
    memory.tables.choices = [...memory.tables.choices.filter((each) => each.id !== id), saved];
    return saved;
  },
  share_choice_delete({ id }) {
    memory.remember({ target: { kind: 'step', number: 5 }, action: 'deleted' });
    memory.tables.choices = memory.tables.choices.filter((each) => each.id !== id);
    return null;
  },
  share_choices_keep({ inventory, choices }) {
    const rest = memory.tables.choices.filter((each) => each.inventory !== inventory || each.name !== '');
    memory.tables.choices = [...rest, { id: newId(), name: '', inventory, choices, updated: now() }];
    return null;
  },
});

/** Puts a name inside the words of an entry, so that the caution about it is seen while developing. */
export async function seed({ memory }: { memory: Memory }): Promise<void> {
  const [person] = memory.tables.people.filter((each) => each.kind === 'person');
  const answer = memory.tables.entries.flatMap((entry) => Object.values(entry.answers)).find((each) => each.text !== '');
  if (person && answer) answer.text += ` ${person.name} asked me straight, and I said it was like that before.`;
}
