export { direction, has, language, languages, say, setLanguage, t, type Values } from './messages.svelte';
export {
  capital,
  dayWord,
  formatDay,
  formatDecimal,
  formatList,
  formatMoment,
  formatNumber,
  formatTime,
  languageName,
  localDay,
  type DayStyle,
} from './formats';
