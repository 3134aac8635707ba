"""Files whose header is good and whose pages are not."""

from collections.abc import Iterator

from vault.cipher import little
from vault.pages import page_associated

from .bad_file import PAGE, BadFile, Keys, Maker, opened
from .edits import Shelf

BASE = "closed"
LAST = 13


def page(number: int, at: int = 0) -> int:
    """Where a page lies in the file, or a byte of it."""
    return 8192 + PAGE * (number - 1) + at


def all_of_them(shelf: Shelf) -> Iterator[BadFile]:
    """Every bad page and seal, and every wrong length behind the header."""
    bad = Maker(shelf, BASE)
    assert bad.says["pages"] == LAST
    yield from changed(bad)
    yield from moved(bad)
    yield from lengths(bad)
    yield from content(bad)
    yield from seals(bad)


def changed(bad: Maker) -> Iterator[BadFile]:
    """Bytes of a page."""
    for number in (1, 2, 7, LAST):
        flipped = bad(f"page-{number}-flipped", f"One bit of what page {number} holds.").flip(page(number, 1000))
        yield flipped.answers(f"Damaged Page {number}")
    yield bad("page-nonce-flipped", "One bit of a nonce.").flip(page(3, 4056)).answers("Damaged Page 3")
    yield bad("page-tag-flipped", "One bit of a tag.").flip(page(3, 4095), bit=128).answers("Damaged Page 3")
    yield (
        bad("page-zeroed", "A page of zeros, which SQLite takes for a good one.")
        .fill(page(4), PAGE)
        .answers("Damaged Page 4")
    )
    yield bad("page-1-zeroed", "The first page, of zeros.").fill(page(1), PAGE).answers("Damaged Page 1")
    yield bad("page-of-ones", "A page of ones.").fill(page(5), PAGE, 0xFF).answers("Damaged Page 5")
    yield (
        bad("page-half-lost", "The second half of a page was never written.")
        .fill(page(6, 2048), 2048)
        .answers("Damaged Page 6")
    )
    yield (
        bad("page-in-clear", "A page that nobody sealed.")
        .write(page(1), b"SQLite format 3\0")
        .answers("Damaged Page 1")
    )
    yield (
        bad("two-pages-flipped", "Two pages: the first is named.").flip(page(9)).flip(page(3)).answers("Damaged Page 3")
    )
    yield (
        bad("free-page-flipped", "A page that SQLite does not use now.")
        .flip(page(free_page(bad), 5))
        .answers(f"Damaged Page {free_page(bad)}")
    )


def moved(bad: Maker) -> Iterator[BadFile]:
    """Genuine pages in places that are not their own."""
    swapped = bad("pages-swapped", "Two pages in each other's place.").copy(page(2), page(3), PAGE)
    yield swapped.copy(page(3), page(2), PAGE).answers("Damaged Page 2")
    yield bad("page-doubled", "A page over its neighbour.").copy(page(8), page(7), PAGE).answers("Damaged Page 8")
    yield (
        bad("page-1-doubled", "The first page over the second.").copy(page(2), page(1), PAGE).answers("Damaged Page 2")
    )
    yield (
        bad("page-of-another-vault", "The same page of another vault.")
        .copy(page(4), page(4), PAGE, of="second-session")
        .answers("Damaged Page 4")
    )
    original = bad(
        "page-of-the-original", "A backup with a page of what it was made from: one data key, two copies.", "backup"
    )
    yield original.copy(page(4), page(4), PAGE, of="original").answers("Damaged Page 4")
    yield (
        bad("nonces-exchanged", "The nonces of two pages in each other's place.")
        .copy(page(2, 4056), page(3, 4056), 24)
        .copy(page(3, 4056), page(2, 4056), 24)
        .answers("Damaged Page 2")
    )


def lengths(bad: Maker) -> Iterator[BadFile]:
    """Files that end between or behind pages."""
    yield bad("last-page-cut", "The last page is gone.").cut(page(LAST)).answers("Damaged Truncated")
    yield bad("last-page-half-cut", "Half of the last page is gone.").cut(page(LAST, 2048)).answers("Damaged Truncated")
    yield bad("first-page-alone", "Everything but the first page is gone.").cut(page(2)).answers("Damaged Truncated")
    if bad.shelf.version == 1:
        unsealed = bad("last-page-cut-unsealed", "The last page is gone, and the file was not closed.").cut(page(LAST))
        yield unsealed.header(1112, bytes(40), mac=True).answers("Damaged Structure")
    else:
        resealed = bad("last-page-cut-sealed", "The last page is gone, and the seal says so.").cut(page(LAST)).seal()
        yield resealed.answers("Damaged Structure")
    yield (
        bad("junk-behind", "Less than a page of junk behind the end, as a power cut leaves it.")
        .fill(page(LAST + 1), 4095, 0x5A)
        .opens()
    )
    yield (
        bad("page-of-junk-behind", "A whole page of junk behind the end.")
        .fill(page(LAST + 1), PAGE, 0x5A)
        .answers(f"Damaged Page {LAST + 1}")
    )
    yield (
        bad("page-of-zeros-behind", "A whole page of zeros behind the end.")
        .fill(page(LAST + 1), PAGE)
        .answers(f"Damaged Page {LAST + 1}")
    )
    yield (
        bad("own-page-behind", "The last page a second time, behind the end.")
        .copy(page(LAST + 1), page(LAST), PAGE)
        .answers(f"Damaged Page {LAST + 1}")
    )


def content(bad: Maker) -> Iterator[BadFile]:
    """Pages that open and hold what they must not, by the key's owner."""
    structure = "Damaged Structure"
    yield bad("reserve-32", "The first page says that 32 bytes are reserved.").page(1, 20, b"\x20").answers(structure)
    yield bad("reserve-0", "The first page says that no byte is reserved.").page(1, 20, b"\0").answers(structure)
    yield (
        bad("database-magic", "The first page does not begin as SQLite's do.")
        .page(1, 0, b"Postgres")
        .answers(structure)
    )
    yield (
        bad("database-page-size", "The first page says that pages have 8192 bytes.")
        .page(1, 16, b"\x20\0")
        .answers(structure)
    )
    yield (
        bad("database-version", "A version of SQLite's format that nobody can read.")
        .page(1, 18, b"\x09\x09")
        .answers(structure)
    )
    yield (
        bad("page-count", "The first page says that there are more pages than there are.")
        .page(1, 28, b"\0\0\0\x63")
        .answers(structure)
    )
    yield (
        bad("free-list-count", "The first page says that another number of pages is free.")
        .page(1, 36, b"\0\0\0\x09")
        .answers(structure)
    )
    yield bad("table-of-junk", "A table's first page holds junk.").page(2, 0, b"\x5a" * 4056).answers(structure)
    yield bad("table-of-zeros", "A table's first page holds zeros.").page(2, 0, bytes(4056)).answers(structure)
    yield (
        bad("resealed-as-it-was", "A page sealed again with the content it had, and the seal with it.")
        .page(3, 0, b"")
        .opens()
    )


def seals(bad: Maker) -> Iterator[BadFile]:
    """The seal of the closed file."""
    closed = "Damaged ClosedSeal"
    older = bad("older-page", "A genuine page, sealed at another time: not the one of the last close.").page(3, 0, b"")
    yield older.copy(0, 0, 8192).answers(closed)
    yield (
        bad("seal-flipped", "One bit of the seal, by the key's owner.").header(1120, b"\x99", mac=True).answers(closed)
    )
    yield bad("seal-zero", "A seal of zeros for all pages.").header(1120, bytes(32), mac=True).answers(closed)
    fewer = bad("sealed-pages-fewer", "A seal of fewer pages than there are.")
    yield fewer.header(1112, little(LAST - 1, 8), mac=True).answers(closed)
    more = bad("sealed-pages-more", "A seal of more pages than there are.")
    yield more.header(1112, little(LAST + 1, 8), mac=True).answers("Damaged Truncated")
    most = bad("sealed-pages-most", "A seal of more pages than any file has.")
    yield most.header(1112, b"\xff" * 8, mac=True).answers("Damaged Truncated")
    if bad.shelf.version == 1:
        unsealed = bad("unsealed", "No seal, as while it is open: nothing can be said of older pages.").page(3, 0, b"")
        yield unsealed.header(1112, bytes(40), mac=True).opens()
    else:
        unsealed = bad("unsealed", "No seal, by the key's owner: there is no such state.")
        yield unsealed.header(1112, bytes(40), mac=True).answers("Damaged Header")


def free_page(bad: Maker) -> int:
    """A page of the base on its list of free ones, by SQLite's own count."""
    keys = Keys(bad.shelf, bad.base)
    sealed = bad.main[page(1) : page(2)]
    first = opened(keys.pages, sealed, page_associated(keys.header.copy_id, 0))
    return int.from_bytes(first[32:36], "big")
