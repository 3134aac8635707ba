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
  type ShareSelection,
  type Worksheet,
} from '$lib/backend';
import { say, t } from '$lib/i18n';

import { now, type Area, type Memory } from './state';

const sheets = Object.values(
  import.meta.glob<Worksheet>('../../../../../crates/journal/worksheets/*.json', { eager: true, import: 'default' }),
);

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

  let number = 0;
  const sections = selection.sections.flatMap((chosen) => {
      const sheet = sheets.find((each) => each.id === chosen.worksheet);
      if (!sheet) return [];
      const fields = sheet.fields.filter((field) => chosen.fields.includes(field.id));
      const entries = memory.tables.entries
        .filter((entry) => entry.inventory === chosen.inventory && chosen.entries.includes(entry.id))
        .map((entry) => {
          number += 1;
          const subject = fields.find((field) => field.kind === 'people');
          const heading = subject && entry.answers[subject.id];
          const rows = fields.flatMap((field) => {
            const answer = entry.answers[field.id];
            const text = answer && field !== subject ? words(field, answer) : '';
            return text ? [{ field: field.id, label: say(field.label), runs: runs(text, number) }] : [];
          });
          return { number, entry: entry.id, heading: subject && heading ? words(subject, heading) : '', rows };
        });
      return entries.length > 0
        ? [{ worksheet: sheet.id, title: say(sheet.title), inventory_title: null, entries, counts: [], prose: [] }]
        : [];
    });

  return {
    document: { language: selection.language, title: selection.title === null ? null : { title: selection.title }, sections },
    tells: [],
    found: [...found].map(([person, seen]) => ({
      person,
      found: seen.found,
      shown_as: shownAs(person),
      changed: !selection.left_in_text.includes(person),
      entries: [...seen.entries],
    })),
  };
}

/** The commands of Share. */
export default (memory: Memory): Area => ({
  share_preview({ selection }) {
    const known = new Set(memory.tables.inventories.map((each) => each.id));
    if (!selection.sections.every((section) => known.has(section.inventory))) {
      throw new BackendError({ code: 'not_found' });
    }
    return build(memory, selection);
  },
  share_names({ draft }) {
    return draft.kind === 'person' ? named(draft, 0) : { initials: draft.name, alias: draft.name };
  },
  share_export: ({ format }) => ({
    place: { folder: '~/Documents', file: format === 'html' ? 'Document.html' : 'Document.md' },
    at: now(),
  }),
});

/** Puts a name inside the words of an entry, so that the caution about it is seen while developing. */
export async function seed({ memory }: { memory: Memory }): Promise<void> {
  const [person] = memory.tables.people.filter((each) => each.kind === 'person');
  const answer = memory.tables.entries.flatMap((entry) => Object.values(entry.answers)).find((each) => each.text !== '');
  if (person && answer) answer.text += ` ${person.name} asked me straight, and I said it was like that before.`;
}
