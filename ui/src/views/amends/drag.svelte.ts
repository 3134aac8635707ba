// Carrying a card with the pointer. HTML's own drag and drop does not work in every webview, and shows a picture of
// the system's making; this is a few pointer events and a copy of the card.

import type { AmendsStatus } from '$lib/backend';

/** Pixels that the pointer may tremble before a press becomes a drag. */
const TREMBLE = 6;
/** Pixels from the edge of a scrolling pane from where it scrolls along, and how far at a time. */
const EDGE = 40;

/** A card on its way. */
export interface Carried {
  id: string;
  /** Where the copy of the card stands, and how wide it is, in pixels of the window. */
  x: number;
  y: number;
  width: number;
  /** The place it would be let go over. */
  over: AmendsStatus | null;
}

/** What the pointer carries. Places are elements with `data-status`. */
export class Drag {
  carried = $state.raw<Carried | null>(null);
  /** Whether the last press ended as a drag, so that the click that follows is none. */
  ended = false;

  #press: { id: string; x: number; y: number; card: DOMRect; pane: HTMLElement } | null = null;

  /** `drop` is told what was let go where. */
  constructor(readonly drop: (id: string, status: AmendsStatus) => void) {}

  /** The pointer went down on a card, in a pane that scrolls. A finger scrolls, so it carries nothing. */
  take(event: PointerEvent, id: string, card: HTMLElement, pane: HTMLElement): void {
    this.ended = false;
    if (event.button !== 0 || event.pointerType === 'touch' || event.ctrlKey || event.metaKey) return;
    this.#press = { id, x: event.clientX, y: event.clientY, card: card.getBoundingClientRect(), pane };
  }

  /** The pointer moved. */
  move(event: PointerEvent): void {
    const press = this.#press;
    if (!press) return;
    const x = event.clientX - press.x;
    const y = event.clientY - press.y;
    if (!this.carried && Math.hypot(x, y) < TREMBLE) return;
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-status]');
    this.carried = {
      id: press.id,
      x: press.card.x + x,
      y: press.card.y + y,
      width: press.card.width,
      over: (over?.dataset.status as AmendsStatus | undefined) ?? null,
    };
    const { top, bottom } = press.pane.getBoundingClientRect();
    if (event.clientY < top + EDGE) press.pane.scrollBy(0, -EDGE / 2);
    else if (event.clientY > bottom - EDGE) press.pane.scrollBy(0, EDGE / 2);
  }

  /** The pointer was let go. */
  release(): void {
    const { carried } = this;
    this.cancel();
    if (!carried) return;
    this.ended = true;
    if (carried.over) this.drop(carried.id, carried.over);
  }

  /** The card goes back to where it was. */
  cancel(): void {
    if (this.carried) this.ended = true;
    this.#press = null;
    this.carried = null;
  }
}
