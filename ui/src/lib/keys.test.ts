import { afterEach, expect, test } from 'vitest';

import { inTextField, isShortcut, keysOf, shortcutName } from './keys';

const press = (key: string, init: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...init });

afterEach(() => keysOf('linux'));

test('Ctrl is the command key, except on a Mac', () => {
  expect(isShortcut(press('k', { ctrlKey: true }), 'mod+k')).toBe(true);
  expect(isShortcut(press('k', { metaKey: true }), 'mod+k')).toBe(false);
  expect(shortcutName('mod+k')).toBe('Ctrl K');
  keysOf('mac_os');
  expect(isShortcut(press('k', { metaKey: true }), 'mod+k')).toBe(true);
  expect(isShortcut(press('k', { ctrlKey: true }), 'mod+k')).toBe(false);
  expect(shortcutName('mod+k')).toBe('⌘K');
});

test('Alt with a letter is Control and Option on a Mac, where Option alone is a dead key', () => {
  expect(isShortcut(press('n', { altKey: true }), 'alt+n')).toBe(true);
  keysOf('mac_os');
  expect(isShortcut(press('˜', { altKey: true, code: 'KeyN' }), 'alt+n')).toBe(false);
  expect(isShortcut(press('˜', { altKey: true, ctrlKey: true, code: 'KeyN' }), 'alt+n')).toBe(true);
});

test('a shortcut wants its own keys and no others', () => {
  expect(isShortcut(press('Z', { ctrlKey: true, shiftKey: true }), 'mod+z')).toBe(false);
  expect(isShortcut(press('Z', { ctrlKey: true, shiftKey: true }), 'mod+shift+z')).toBe(true);
  expect(isShortcut(press('F6'), 'F6')).toBe(true);
  expect(isShortcut(press('+', { ctrlKey: true, shiftKey: true }), 'mod+shift++')).toBe(true);
});

test('an input method that is composing keeps its keys', () => {
  expect(isShortcut(press('Enter', { isComposing: true }), 'enter')).toBe(false);
});

test('text fields are told from other controls', () => {
  const input = document.createElement('input');
  expect(inTextField(input)).toBe(true);
  input.type = 'checkbox';
  expect(inTextField(input)).toBe(false);
  expect(inTextField(document.createElement('textarea'))).toBe(true);
  expect(inTextField(document.createElement('button'))).toBe(false);
});
