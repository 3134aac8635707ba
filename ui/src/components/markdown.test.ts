// @vitest-environment jsdom
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { useBackend, type Node } from '$lib/backend';
import { memoryBackend, type MemoryBackend } from '$lib/backend/memory';
import { setLanguage } from '$lib/i18n';

import Markdown from './Markdown.svelte';
import { safeAddress, wordsOf } from './markdown';

let backend: MemoryBackend;
let shown: ReturnType<typeof mount> | undefined;

beforeAll(async () => {
  await setLanguage('en', 'en-GB');
  // jsdom has neither dialogs that open nor an observer of what is in sight.
  HTMLDialogElement.prototype.showModal = function () { this.open = true; };
  HTMLDialogElement.prototype.close = function () { this.open = false; this.dispatchEvent(new Event('close')); };
  vi.stubGlobal('IntersectionObserver', class { observe() {} disconnect() {} });
});

beforeEach(() => {
  backend = memoryBackend();
  useBackend(backend);
});

afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
});

const words = (text: string): Node => ({ type: 'text', text });

function show(nodes: Node[]): HTMLElement {
  shown = mount(Markdown, { target: document.body, props: { nodes } });
  flushSync();
  const root = document.body.querySelector<HTMLElement>('.words');
  if (!root) throw new Error('nothing was drawn');
  return root;
}

describe('what is drawn', () => {
  it('has the form of the nodes, with headings below the view’s own', () => {
    const root = show([
      { type: 'heading', level: 1, children: [words('Title')] },
      { type: 'paragraph', children: [words('a '), { type: 'strong', children: [words('b')] }] },
      { type: 'list', start: 3, children: [{ type: 'item', checked: true, children: [words('done')] }] },
    ]);
    expect(root.querySelector('h2')?.textContent).toBe('Title');
    expect(root.querySelector('h1')).toBeNull();
    expect(root.querySelector('p strong')?.textContent).toBe('b');
    expect(root.querySelector('ol')?.getAttribute('start')).toBe('3');
    expect(root.querySelector('li')?.textContent).toContain('Done:');
  });

  it('is words and never markup', () => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(1)</' + 'script>';
    const root = show([{ type: 'paragraph', children: [words(hostile)] }, { type: 'code_block', text: hostile }]);
    expect(root.querySelector('img, script')).toBeNull();
    expect(root.querySelector('p')?.textContent).toBe(hostile);
    expect(root.querySelector('pre')?.textContent).toBe(hostile);
  });

  it('holds however deep it is nested', () => {
    let node: Node = words('deep down');
    for (let depth = 0; depth < 20_000; depth += 1) node = { type: 'quote', children: [node] };
    const root = show([node]);
    expect(root.textContent).toContain('deep down');
    expect(root.querySelectorAll('blockquote').length).toBeLessThan(100);
  });
});

describe('links', () => {
  const link = (href: string): Node => ({ type: 'paragraph', children: [{ type: 'link', href, children: [words('here')] }] });

  it.each([
    'javascript:alert(1)', ' javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,<p>', 'file:///etc/passwd',
    'http://plain.example/', 'vbscript:x', '//host.example/path', 'https://bank.example@evil.example/', 'tauri://localhost',
  ])('to %s are words alone', (href) => {
    const root = show([link(href)]);
    expect(root.querySelector('a, button')).toBeNull();
    expect(root.textContent).toContain('here');
  });

  it('ask before they open, and show where they lead', async () => {
    const root = show([link('https://www.xn--80ak6aa92e.example/')]);
    expect(root.querySelector('a')).toBeNull();
    root.querySelector('button')?.click();
    flushSync();
    expect(backend.calls.filter((call) => call.name === 'link_open')).toEqual([]);
    const dialog = document.querySelector('dialog[open]');
    expect(dialog?.textContent).toContain('https://www.xn--80ak6aa92e.example/');
    const [stay] = dialog?.querySelectorAll('button') ?? [];
    stay?.click();
    flushSync();
    expect(backend.calls).toEqual([]);
    root.querySelector('button')?.click();
    flushSync();
    document.querySelector<HTMLButtonElement>('dialog[open] .btn.primary')?.click();
    expect(backend.calls).toContainEqual({ name: 'link_open', args: { address: 'https://www.xn--80ak6aa92e.example/' } });
  });

  it('show letters that imitate others as what they are', () => {
    expect(safeAddress('https://аpple.example/')).toMatch(/^https:\/\/xn--/);
    expect(safeAddress('mailto:ann@example.org')).toBe('mailto:ann@example.org');
  });

  it('show of a letter only what is handed on', () => {
    expect(safeAddress('mailto:ann@example.org?attach=/etc/passwd&subject=Hi&bcc=b@c.org&Subject=Ho&body=x#y')).toBe(
      'mailto:ann@example.org?subject=Hi&body=x',
    );
    expect(safeAddress('mailto:ann@example.org?attach=/etc/passwd')).toBe('mailto:ann@example.org');
  });
});

it('gives the words below a node in their order', () => {
  const node: Node = { type: 'paragraph', children: [words('a'), { type: 'break' }, { type: 'emphasis', children: [words('b')] }] };
  expect(wordsOf(node)).toBe('a\nb');
});
