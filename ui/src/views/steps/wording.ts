// The steps' words: which message, and the person's own words set apart inside it.

import type { StepRecord, Wording } from '$lib/backend';
import { capital, t } from '$lib/i18n';

/** A run of a sentence. `own` runs are words of the person, and may run another way than the sentence. */
export interface Part {
  text: string;
  own: boolean;
}

/** The style whose messages are shown. One's own words stand in one's own text; where there is none, the secular ones. */
export function styleOf(wording: Wording): 'secular' | 'traditional' {
  return wording.style === 'traditional' ? 'traditional' : 'secular';
}

// Private letters mark where the person's words begin and end while they travel through the message.
const BEGIN = '\ue000';
const END = '\ue001';

function marked(word: string): string {
  return `${BEGIN}${word.replaceAll(BEGIN, '').replaceAll(END, '')}${END}`;
}

/** A message about a step in parts, with the words that the person chose for a Higher Power and for the problem. */
export function worded(id: string, wording: Wording): Part[] {
  const style = styleOf(wording);
  const power = wording.higher_power.trim();
  const problem = wording.problem.trim();
  const text = t(id, {
    named: problem ? 'yes' : 'no',
    problem: problem ? marked(problem) : t('steps-word-problem'),
    power: power ? marked(power) : t(`steps-word-power-${style}`),
  });
  const parts: Part[] = text
    .split(new RegExp(`(${BEGIN}[^${END}]*${END})`, 'u'))
    .filter(Boolean)
    .map((piece) =>
      piece.startsWith(BEGIN) ? { text: piece.slice(1, -1), own: true } : { text: piece, own: false },
    );
  const [first] = parts;
  // Our stand-in can open a sentence; the person's word is left as they write it.
  if (first && !first.own) first.text = capital(first.text);
  return parts;
}

/** The line under a step's title. */
export function lineOf(number: number, wording: Wording): Part[] {
  return worded(`steps-${number}-line-${styleOf(wording)}`, wording);
}

/** What a step is for. */
export function purposeOf(number: number, wording: Wording): Part[] {
  return worded(`steps-${number}-purpose-${styleOf(wording)}`, wording);
}

/** Whether the step's own words stand at the top in place of ours. */
export function speaksForItself(step: StepRecord, wording: Wording): boolean {
  return wording.style === 'own_words' && step.own_words.trim() !== '';
}
