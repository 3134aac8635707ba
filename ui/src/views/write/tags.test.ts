import { expect, it } from 'vitest';

import { addTags, tagsInUse, tidyTag } from './tags';

it('keeps a tag without its hash and its stray spaces', () => {
  expect(tidyTag('  #my  mother ')).toBe('my mother');
  expect(tidyTag('##')).toBe('');
});

it('adds what is new, several at once, and nothing twice', () => {
  expect(addTags(['ruth'], 'Fear, RUTH; #work')).toEqual(['ruth', 'Fear', 'work']);
  expect(addTags(['ruth'], ' , ')).toEqual(['ruth']);
});

it('lists the tags in use once each, in the order of the locale', () => {
  const pages = [{ tags: ['zeal', 'ánimo'] }, { tags: ['bueno', 'zeal'] }];
  expect(tagsInUse(pages, 'es')).toEqual(['ánimo', 'bueno', 'zeal']);
});
