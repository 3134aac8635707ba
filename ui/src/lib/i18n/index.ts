export { direction, has, language, languages, setLanguage, t, type Values } from './messages.svelte';
export {
  capital,
  formatDay,
  formatList,
  formatMoment,
  formatNumber,
  formatTime,
  languageName,
  localDay,
  type DayStyle,
} from './formats';
