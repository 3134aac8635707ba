// The app's words, from `locales/<language>/*.ftl`. Each language is one file of the build, read when it is chosen.

import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import files from 'virtual:languages';

import type { Phrase } from '$lib/backend';

import { isolated } from './direction';

/** Values put into a message. */
export type Values = Record<string, FluentVariable>;

/** The language whose words stand in where another has none. */
const FALLBACK = 'en';

/** The languages there are, as tags. */
export const languages: readonly string[] = Object.keys(files).sort();

const bundles = new Map<string, FluentBundle>();

let current = $state(FALLBACK);
let locale = $state(FALLBACK);

/** The language of the page, and the locale that its dates and numbers follow. Reactive. */
export const language = {
  get tag() {
    return current;
  },
  get locale() {
    return locale;
  },
};

/** Which way a language is written. */
export function direction(tag: string): 'ltr' | 'rtl' {
  return ['ar', 'dv', 'fa', 'he', 'ps', 'ur', 'yi'].includes(tag.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** The best language we have for a tag: itself, else its first part, else English. */
function best(tag: string): string {
  const base = tag.split('-')[0] ?? '';
  return languages.find((each) => each === tag) ?? languages.find((each) => each === base) ?? FALLBACK;
}

/** Chooses the language: the person's, else the system's. Resolves when its words are there. */
export async function setLanguage(chosen: string | null, system: string): Promise<void> {
  const tag = best(chosen ?? system);
  await Promise.all([load(tag), load(FALLBACK)]);
  current = tag;
  // `en-GB` and `en-US` share their words but not their dates.
  locale = system.split('-')[0] === tag.split('-')[0] ? system : tag;
  document.documentElement.lang = tag;
  document.documentElement.dir = direction(tag);
}

async function load(tag: string): Promise<void> {
  if (bundles.has(tag)) return;
  const bundle = new FluentBundle(tag, { useIsolating: false });
  const { default: text } = (await files[tag]?.()) ?? { default: '' };
  const errors = bundle.addResource(new FluentResource(text));
  if (import.meta.env.DEV && errors[0]) throw errors[0];
  bundles.set(tag, bundle);
}

/** Keeps words that run the other way from pulling the sentence around them with them. */
function fenced(values: Values): Values {
  const rtl = direction(current) === 'rtl';
  const fence = (value: Values[string]) => (typeof value === 'string' ? isolated(value, rtl) : value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fence(value)]));
}

/**
 * A message in the page's language. Reactive. In development a missing message throws; otherwise English stands in,
 * and the lint sees to it that this never happens.
 */
export function t(id: string, values: Values = {}): string {
  for (const tag of [current, FALLBACK]) {
    const bundle = bundles.get(tag);
    const pattern = bundle?.getMessage(id)?.value;
    if (!bundle || !pattern) continue;
    const errors: Error[] = [];
    const text = bundle.formatPattern(pattern, fenced(values), errors);
    if (import.meta.env.DEV && errors[0]) throw new Error(`message ${id}: ${errors[0].message}`);
    return text;
  }
  if (import.meta.env.DEV) throw new Error(`there is no message ${id}`);
  return id;
}

/** Whether there is a message of that id, for ids that are made from data. */
export function has(id: string): boolean {
  return bundles.get(FALLBACK)?.hasMessage(id) ?? false;
}

/**
 * The words of a worksheet: a message's, or the person's own where they made the sheet. Reactive, like {@link t}.
 */
export function say(phrase: Phrase): string {
  return typeof phrase === 'string' ? t(phrase) : phrase.own;
}
