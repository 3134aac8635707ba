// Keys, as the three systems name and press them.

import type { Platform } from './backend';

let mac = false;

/** Learns whose keyboard it is. */
export function keysOf(platform: Platform): void {
  mac = platform === 'mac_os';
}

/** Whether an input method is still composing: then Enter chooses a word and must not do more. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Whether the system's command key is held: ⌘ on a Mac, Ctrl elsewhere. */
export function hasMod(event: KeyboardEvent | MouseEvent): boolean {
  return mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
}

/**
 * Whether an event is a shortcut such as `mod+k`, `mod+shift+z`, `alt+n` or `F6`. On a Mac `alt+n` is pressed as
 * ⌃⌥N, because Option with a letter is a dead key there.
 */
export function isShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const [, before = '', key = ''] = /^(?:(.*)\+)?(.+)$/.exec(shortcut.toLowerCase()) ?? [];
  const parts = before.split('+');
  const want = (name: string) => parts.includes(name);
  if (isComposing(event)) return false;
  if (want('mod') !== (mac ? event.metaKey : event.ctrlKey) && !(mac && want('alt'))) return false;
  if (mac && want('alt') && key.length === 1 && !event.ctrlKey) return false;
  if (want('alt') !== event.altKey || want('shift') !== event.shiftKey) return false;
  // Alt and the Mac's Option change the letter that is typed, not the key that is pressed.
  return event.key.toLowerCase() === key || (event.altKey && event.code.toLowerCase() === `key${key}`);
}

/** How a shortcut is written on screen: `Ctrl L`, `⌘L`. */
export function shortcutName(shortcut: string): string {
  const names: Record<string, string> = mac
    ? { mod: '⌘', alt: '⌃⌥', shift: '⇧', enter: '↩', delete: '⌫' }
    : { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' };
  const parts = shortcut.split('+').map((part) => names[part.toLowerCase()] ?? part.toUpperCase());
  return parts.join(mac ? '' : ' ');
}

/** Whether keys go into text here, so that Ctrl+Z belongs to the field. */
export function inTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}
