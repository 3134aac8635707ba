// The steps in the words the person chose.

import type { PatternsLabel, Wording } from './backend';
import { t } from './i18n';

/** The style whose paraphrase stands: *own words* stands in the secular one where there are none. */
function paraphrase(wording: Wording): 'traditional' | 'secular' {
  return wording.style === 'traditional' ? 'traditional' : 'secular';
}

/** What goes into the step's messages: the person's words, or the style's own. */
export function stepValues(wording: Wording): { power: string; problem: string; named: string } {
  return {
    power: wording.higher_power || t(`steps-word-power-${paraphrase(wording)}`),
    problem: wording.problem || t('steps-word-problem'),
    named: wording.problem === '' ? 'no' : 'yes',
  };
}

/** A step's line: the half of the sentence that follows its title. */
export function stepLine(number: number, wording: Wording): string {
  return t(`steps-${number}-line-${paraphrase(wording)}`, stepValues(wording));
}

/** A step's purpose in a sentence or two. */
export function stepPurpose(number: number, wording: Wording): string {
  return t(`steps-${number}-purpose-${paraphrase(wording)}`, stepValues(wording));
}

/** What the person calls what recurs. */
export function patternsTitle(label: PatternsLabel | undefined): string {
  if (label?.kind === 'own') return label.word.trim() || t('patterns-title-patterns');
  return t(`patterns-title-${label?.kind ?? 'patterns'}`);
}
