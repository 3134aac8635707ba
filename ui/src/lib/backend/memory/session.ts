// Opening, locking and settings, in memory.

import { BackendError, type AppError, type AppState, type RecoverySheet, type VaultSettings } from '$lib/backend';

import { rememberFile } from './afterwards';
import { type Area, type Memory } from './state';

const GROUPS = ['7KQM2', 'R4TXH', 'N2W9P', 'FDC6V', 'EYA3J', 'M8GZ4', 'BTLQ7', 'W3K9X'];

const SETTINGS: VaultSettings = {
  auto_lock_minutes: 5,
  place: '',
  share_note_read: false,
  reading_size: 100,
  example: false,
  wording: { style: 'secular', higher_power: '', problem: '' },
  patterns_label: { kind: 'patterns' },
  hidden_worksheets: [],
  amends_to_myself: false,
  sections: {},
};

/** A journal that is there and closed. */
export function lockedState(): AppState {
  return {
    phase: 'locked',
    preferences: { language: null, theme: 'system', text_size: 100, less_motion: false, help_country: null },
    system_language: 'en-GB',
    place: { folder: '~/.local/share/candor', file: 'journal.candor' },
    settings: null,
    reading_only: false,
    older: false,
    file_notes: [],
    recovery_unchecked: false,
    taken_away: null,
    unsaved: null,
    brought_in: null,
    locked_because: null,
    copy: null,
    saved: null,
    version: '0.1.0',
    platform: 'linux',
  };
}

/** The session's commands. */
export function session(memory: Memory): Area {
  const fail = (error: AppError): never => {
    throw new BackendError(error);
  };
  const open = (change: Partial<AppState> = {}): AppState => {
    memory.app = { ...memory.app, phase: 'unlocked', settings: memory.app.settings ?? SETTINGS, ...change };
    return memory.app;
  };
  let confirmed = false;
  const sheet = (): RecoverySheet => ({ groups: GROUPS, ask: 6 });
  /** A key that stands beside what opened the notebook before, until it is checked. */
  const unchecked = (): RecoverySheet => {
    memory.app = { ...memory.app, recovery_unchecked: true };
    return sheet();
  };
  const check = (passphrase: string) => {
    if (passphrase !== memory.passphrase) fail({ code: 'wrong_passphrase' });
  };
  const same = (typed: string, group: string | undefined) =>
    typed.replace(/[\s-]/g, '').toUpperCase() === group;

  return {
    app_state: () => memory.app,
    preferences_set({ preferences }) {
      memory.app = { ...memory.app, preferences };
      return memory.app;
    },
    passphrase_strength({ passphrase }) {
      if (passphrase.length < 8) return 'too_short';
      const words = passphrase.trim().split(/\s+/).length;
      return words >= 5 ? 'strong' : words >= 3 ? 'good' : 'guessable';
    },
    place_choose: () => (memory.app.place = { folder: '~/Documents', file: 'journal.candor' }),
    journal_prepare({ passphrase }) {
      if (passphrase.length < 8) fail({ code: 'passphrase_too_short' });
      memory.passphrase = passphrase;
      confirmed = false;
      return sheet();
    },
    recovery_confirm({ text }) {
      confirmed = same(text, GROUPS[5]);
      if (confirmed) memory.app = { ...memory.app, recovery_unchecked: false };
      return confirmed;
    },
    journal_create({ wording }) {
      if (!confirmed) fail({ code: 'unexpected', place: 'journal_create' });
      return open({ settings: { ...SETTINGS, wording } });
    },
    journal_choose() {
      memory.app = { ...memory.app, phase: 'locked', place: { folder: '~/Documents', file: 'journal.candor' } };
      return memory.app;
    },
    example_open: () => open({ settings: { ...SETTINGS, example: true } }),
    async unlock({ secret }) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (secret.kind === 'passphrase') check(secret.text);
      else if (!same(secret.text, GROUPS.join(''))) fail({ code: 'recovery_key_mistyped', group: null });
      return open();
    },
    unlock_reading_only({ secret }) {
      if (secret.kind === 'passphrase') check(secret.text);
      return open({ reading_only: true });
    },
    work_stop: () => null,
    cost_accept: () => null,
    older_accept: () => open({ older: false, file_notes: [] }),
    brought_in_accept: () => open({ brought_in: null }),
    unsaved_set_apart: () => null,
    rescue: () => null,
    still_here: () => null,
    lock() {
      memory.app = { ...memory.app, phase: 'locked', locked_because: 'asked' };
      return null;
    },
    activity: () => null,
    passphrase_change(args) {
      check(args.current);
      if (args.new.length < 8) fail({ code: 'passphrase_too_short' });
      memory.passphrase = args.new;
      return args.shut_out ? unchecked() : null;
    },
    recovery_renew({ current }) {
      check(current);
      return unchecked();
    },
    rekey({ current }) {
      check(current);
      return unchecked();
    },
    settings_set: ({ settings }) => open({ settings }),
    place_remember({ place }) {
      if (memory.app.settings) memory.app.settings = { ...memory.app.settings, place };
      return null;
    },
    print_page({ printed }) {
      rememberFile(memory, { ...printed, format: 'paper', place: { folder: '', file: '' }, to_whom: '' });
      return null;
    },
    link_open: () => null,
    painted: () => null,
    quit: () => null,
    quit_anyway: () => null,
  };
}
