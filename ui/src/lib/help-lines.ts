// Crisis lines as dated data. What was not checked is not in it: an absent hour means that nobody looked, not that
// the line sleeps.

import data from './help-lines.json';

/** One line to ring or to write to. */
export interface HelpLine {
  /** ISO 3166-1 alpha-2; `EU` stands for its countries together. */
  countries: string[];
  kind: 'emergency' | 'crisis' | 'referral';
  /** A proper name. Without one, the kind is the name. */
  name?: string;
  /** One, or several that all lead there. */
  numbers: string[];
  how: ('call' | 'text' | 'chat')[];
  hours: 'always' | null;
  free: boolean;
  /** Languages spoken, where they were checked. */
  languages: string[];
  /** It answers in some of the countries only. */
  partly?: boolean;
}

/** The day on which the numbers were last checked. */
export const checkedOn: string = data.checked;

/** All lines. */
export const helpLines = data.lines as readonly HelpLine[];

/** The countries that have lines. */
export const helpCountries: readonly string[] = [...new Set(helpLines.flatMap((line) => line.countries))];

/** The lines of the chosen country, and all the others. */
export function linesFor(country: string | null): { here: HelpLine[]; elsewhere: HelpLine[] } {
  const here = helpLines.filter((line) => country !== null && line.countries.includes(country));
  return { here, elsewhere: helpLines.filter((line) => !here.includes(line)) };
}
