// The amends list and its letters as documents, in memory: enough to be seen and tested.

import {
  BackendError,
  type Amends,
  type AmendsSelection,
  type Exported,
  type FileContent,
  type FileNames,
  type ShareFormat,
  type SharePreview,
  type ShareRow,
  type ShareSection,
} from '$lib/backend';
import { formatDay, formatDecimal, t } from '$lib/i18n';

import { rememberFile } from './afterwards';
import { now, type Area, type Memory } from './state';

/** Writes a document beside the journal, as far as memory can. */
function written(memory: Memory, content: FileContent, format: ShareFormat, names: FileNames | null, to_whom: string): Exported {
  const ending = { markdown: 'md', sealed_html: 'html', age: 'html.age' }[format as string] ?? format;
  const place = { folder: '~/Documents', file: `Document.${ending}` };
  rememberFile(memory, { content, format, names, inventories: [], place, to_whom });
  return { place, at: now() };
}

/** What heads a field. */
const LABELS: Readonly<Record<string, string>> = {
  harm: 'amends-what',
  suffered: 'amends-suffered',
  willingness: 'amends-willing',
  kind: 'amends-kind',
  plan: 'amends-plan',
  talked: 'amends-talked',
  injury: 'amends-injury',
  reason: 'amends-why-not-now',
  review: 'amends-review',
  outcome: 'amends-outcome',
  ledger: 'amends-ledger',
  history: 'amends-history',
};

/** The words in one field of an amends, line by line. */
function lines(amends: Amends, field: string): string[] {
  const day = (date: string | null) => (date ? [formatDay(date)] : []);
  switch (field) {
    case 'harm':
      return [amends.harm];
    case 'suffered':
      return [amends.suffered];
    case 'plan':
      return [amends.plan];
    case 'outcome':
      return [amends.outcome];
    case 'willingness':
      return [t(`amends-willing-${amends.willingness}`)];
    case 'kind':
      return amends.kind ? [t(`amends-kind-${amends.kind}`)] : [];
    case 'reason':
      return amends.reason ? [t(`amends-reason-${amends.reason}`)] : [];
    case 'talked':
      return [amends.talked_with, ...day(amends.talked_on)];
    case 'review':
      return day(amends.review);
    case 'ledger':
      return amends.balances.map(({ left, currency }) => t('amends-ledger-left', { amount: `${formatDecimal(left)} ${currency}` }));
    case 'injury':
      return amends.injury.map(({ question, answer }) => `${t(`amends-injury-${question}`)}: ${t(`amends-injury-${answer}`)}`);
    default:
      return amends.history.map(({ note }) => note);
  }
}

/** The list as a document: of what it hides it only knows the words that were put out. */
function list(memory: Memory, selection: AmendsSelection): SharePreview {
  const shown = (text: string) => selection.hidden.reduce((all, words) => all.replaceAll(words, '…'), text);
  const called = (id: string): string => {
    const index = memory.tables.people.findIndex((person) => person.id === id);
    const name = memory.tables.people[index]?.name ?? '';
    if (selection.names === 'full') return name;
    if (selection.names === 'aliases') return t('document-person', { letter: String.fromCharCode(65 + (index % 26)) });
    return name.split(/\s+/u).map((word) => `${[...word][0] ?? ''}.`).join(' ');
  };
  let number = 0;
  const sections = selection.statuses.flatMap((status): ShareSection[] => {
    const here = memory.tables.amends.filter((each) => each.status === status);
    const base = { worksheet: status, title: t(`amends-status-${status}`), inventory_title: null, prose: [] };
    if (here.length === 0) return [];
    if (selection.names === 'nature') {
      const labels = here.flatMap((each) => selection.fields.flatMap((field) => lines(each, field)));
      const counts = [...new Set(labels)].map((label) => ({ label, count: labels.filter((each) => each === label).length, opposite: '' }));
      return [{ ...base, entries: [], counts }];
    }
    const entries = here.map((each) => {
      number += 1;
      const rows = selection.fields.flatMap((field): ShareRow[] => {
        const text = lines(each, field).filter(Boolean).join('\n');
        return text ? [{ field, label: t(LABELS[field] ?? field), runs: [{ text: shown(text), name_of: null }] }] : [];
      });
      return { number, entry: each.id, heading: called(each.person), rows };
    });
    return [{ ...base, entries, counts: [] }];
  });
  const title = selection.title === null ? null : { title: selection.title || t('document-title') };
  return { document: { language: selection.language, title, sections }, found: [], tells: [] };
}

/** The commands of documents beside the share. */
export default (memory: Memory): Area => ({
  amends_preview: ({ selection }) => list(memory, selection),
  amends_export: ({ selection, format, to_whom }) => written(memory, 'amends', format, selection.names, to_whom),
  letter_export({ id, format, to_whom }) {
    if (!memory.tables.letters[id]) throw new BackendError({ code: 'not_found' });
    return written(memory, 'letter', format, null, to_whom);
  },
});
