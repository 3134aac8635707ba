//! Finding things the way a person with a screen reader does: by what they are and what they are called.

/// A script that answers with the first visible element of a role whose accessible name fits, or `null`.
/// Arguments: role, name, and whether the whole name has to match.
pub(crate) const BY_ROLE: &str = r"
const [role, name, whole] = arguments;
const selectors = {
  button: 'button, [role=button], summary',
  link: 'a[href], [role=link]',
  field: 'input:not([type=checkbox]):not([type=radio]), textarea, [contenteditable=true], [role=textbox], [role=combobox], select',
  checkbox: 'input[type=checkbox], [role=checkbox], [role=switch]',
  radio: 'input[type=radio], [role=radio]',
  tab: '[role=tab], nav a',
  heading: 'h1, h2, h3, h4, [role=heading]',
  menuitem: '[role=menuitem], [role=menuitemradio]',
  dialog: 'dialog[open], [role=dialog]',
  cell: '[role=gridcell], td, [role=rowheader]',
  option: '[role=option], option',
};
const clean = (text) => (text ?? '').replace(/[\u2066-\u2069\u200e\u200f]/g, '').replace(/\s+/g, ' ').trim();
const called = (element) => {
  const by = element.getAttribute('aria-labelledby');
  if (by) return clean(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  if (element.getAttribute('aria-label')) return clean(element.getAttribute('aria-label'));
  if (element.labels?.length) return clean([...element.labels].map((label) => label.textContent).join(' '));
  return clean(element.textContent || element.getAttribute('title') || element.getAttribute('placeholder'));
};
const seen = (element) => {
  if (element.closest('[aria-hidden=true], [inert]')) return false;
  // What is folded away has a size all the same.
  if (element.checkVisibility?.() === false) return false;
  const box = element.getBoundingClientRect();
  if (box.width === 0 && box.height === 0) return element.matches('input') && !!element.labels?.length;
  return getComputedStyle(element).visibility !== 'hidden';
};
const wanted = clean(name);
const fits = (element) => {
  const words = called(element);
  return whole ? words === wanted : words.includes(wanted);
};
// A modal dialog covers the page: what stands under it cannot be reached.
const modal = [...document.querySelectorAll('dialog[open]')].filter((dialog) => dialog.matches(':modal')).pop();
const all = [...(role === 'dialog' || !modal ? document : modal).querySelectorAll(selectors[role])];
return all.find((element) => seen(element) && fits(element)) ?? null;
";

/// A script that answers with all the words on the screen, the way they are read.
pub(crate) const WORDS: &str = r"
const fields = [...document.querySelectorAll('input, textarea')].map((field) => field.value);
return [document.body.innerText, ...fields].join('\n').replace(/[\u2066-\u2069\u200e\u200f]/g, '');
";
