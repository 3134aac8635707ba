// What the answers to *Would it injure?* suggest. It is advice with its reason, and never a gate: nothing asks here
// before it does something.

import type { DeferralReason, InjuryAnswer, InjuryQuestion, InjuryReply } from '$lib/backend';

/** The questions, in their order. A yes to any but the last speaks for another way; a yes to the last does not. */
export const QUESTIONS: readonly InjuryQuestion[] = [
  'no_contact',
  'abuse',
  'third_person',
  'safety_or_living',
  'legal',
  'not_safe_for_me',
  'easing_myself',
  'talked_over',
];

/** What one can answer. */
export const REPLIES: readonly InjuryReply[] = ['no', 'yes', 'not_sure'];

/** The last question: it asks for company, and not for a danger. */
const COMPANY: InjuryQuestion = 'talked_over';

/** What the answers suggest. */
export type Advice =
  /** To set it aside, or to choose another kind, because of what was answered with yes. */
  | { suggests: 'another_way'; because: InjuryQuestion[]; reason: DeferralReason }
  /** To talk it over, because of so many answers that are not sure; none when it was only not talked over yet. */
  | { suggests: 'talking'; unsure: number }
  /** Nothing speaks against it. */
  | { suggests: 'nothing' };

/** What the answers suggest; nothing at all while there are none, or too few to say that nothing speaks against it. */
export function advice(answers: readonly InjuryAnswer[]): Advice | undefined {
  const given = new Map(answers.map(({ question, answer }) => [question, answer]));
  const dangers = QUESTIONS.filter((question) => question !== COMPANY);
  const because = dangers.filter((question) => given.get(question) === 'yes');
  if (because.length > 0) return { suggests: 'another_way', because, reason: reasonFor(because) };
  const unsure = dangers.filter((question) => given.get(question) === 'not_sure').length;
  const alone = given.has(COMPANY) && given.get(COMPANY) !== 'yes';
  if (unsure > 0 || alone) return { suggests: 'talking', unsure };
  return QUESTIONS.every((question) => given.has(question)) ? { suggests: 'nothing' } : undefined;
}

/** The reason that fits when it is set aside for this: harm to others goes before one's own safety, and that before a
 * lawyer's advice. */
function reasonFor(because: readonly InjuryQuestion[]): DeferralReason {
  const only = (...some: InjuryQuestion[]) => because.every((question) => some.includes(question));
  if (only('legal')) return 'waiting_for_advice';
  return only('legal', 'not_safe_for_me') ? 'not_safe_for_me' : 'would_injure';
}
