import { beforeEach, expect, test } from 'vitest';

import { palette } from './palette.svelte';
import { go, leaveHelp, parse, placeOf, route } from './router.svelte';

beforeEach(() => {
  go('today');
  palette.open = false;
  palette.query = '';
});

test('an address is a view, ids and a query', () => {
  expect(parse('#/inventory/i1/resentments?view=card')).toMatchObject({
    view: 'inventory',
    params: ['i1', 'resentments'],
    place: 'inventory/i1/resentments?view=card',
  });
  expect(parse('#/inventory/i1?view=card').query.get('view')).toBe('card');
});

test('an unknown address leads to Today', () => {
  expect(parse('#/nowhere').view).toBe('today');
  expect(parse('').view).toBe('today');
});

test('help leads back to where the person was', () => {
  go('write/r1');
  go('help');
  expect(route.view).toBe('help');
  leaveHelp();
  expect(route.place).toBe('write/r1');
});

test('search is called up over the page that is open, and its words never stand in the address', () => {
  go('steps/4');
  go('search?q=canal');
  expect(palette.open).toBe(true);
  expect(palette.query).toBe('canal');
  expect(route.place).toBe('steps/4');
  expect(location.href).not.toContain('canal');
});

test('everything that can be found has a place', () => {
  expect(placeOf({ kind: 'entry', id: 'e', inventory: 'i', worksheet: 'harms', field: null })).toBe('inventory/i/harms/e');
  expect(placeOf({ kind: 'step', number: 4 })).toBe('steps/4');
  expect(placeOf({ kind: 'reflection', id: 'r' })).toBe('write/r');
});
