import { expect, test } from 'vitest';

import tokens from './tokens.css?raw';

/** The declarations of the block behind a selector, one a line, comments and spaces aside. */
function block(selector: string): string[] {
  const start = tokens.indexOf(selector);
  expect(start, selector).toBeGreaterThan(-1);
  const body = tokens.slice(tokens.indexOf('{', start + selector.length - 1) + 1);
  return body
    .slice(0, body.indexOf('}'))
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split(';')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
    .sort();
}

// No `light-dark()` on older WebKitGTK, so each theme stands twice: for the system's wish and for the person's.
test.each([
  ['@media (prefers-color-scheme: dark) {\n  :root:not([data-theme]) {', ':root[data-theme="dark"] {'],
  ['@media (prefers-contrast: more) {\n  :root:not([data-theme]) {', ':root[data-theme="contrast"] {'],
  [
    '@media (prefers-contrast: more) and (prefers-color-scheme: dark) {\n  :root:not([data-theme]) {',
    ':root[data-theme="contrast-dark"] {',
  ],
])('the system’s theme and the chosen one are the same: %s', (system, chosen) => {
  const values = block(chosen);
  expect(values.length).toBeGreaterThan(15);
  expect(block(system)).toEqual(values);
});
