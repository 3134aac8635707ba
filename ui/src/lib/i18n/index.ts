export { direction, has, language, languages, say, setLanguage, t, type Values } from './messages.svelte';
export {
  capital,
  dayWord,
  formatDay,
  formatDecimal,
  formatLately,
  formatList,
  formatMoment,
  formatMonth,
  formatNumber,
  formatTime,
  languageName,
  localDay,
  type DayStyle,
} from './formats';
