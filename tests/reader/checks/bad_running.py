"""Version 2: files that were copied or cut while the log was being brought in.

`running` has thirteen frames that hold pages 1, 2, 5, 11 and 13, counted from 1; page 13 is torn in the file.
`running-and-more` brings in eight frames, which hold pages 2 and 5, of which 5 is torn; one commit lies behind them.
"""

from collections.abc import Iterator

from vault.cipher import little

from .bad_file import BadFile, Maker
from .bad_logs import SLOTS, lost, notes, slot
from .bad_pages import page
from .edits import Shelf

BASE = "running"
TORN = "Damaged Torn"
OTHER = bytes.fromhex("00000000deadbeef")


def all_of_them(shelf: Shelf) -> Iterator[BadFile]:
    """Every torn file, and some that are not."""
    bad = Maker(shelf, BASE)
    yield from pages(bad)
    yield from header(bad)
    yield from log(bad)
    yield from more(bad)


def pages(bad: Maker) -> Iterator[BadFile]:
    """Those that the log holds may be anything; the others are as they were."""
    for number in (1, 2, 5, 11):
        torn = bad(f"running-page-{number}", "A page that the log holds is torn.").fill(page(number, 512), 3584)
        yield torn.opens()
    yield bad("running-page-zero", "A page that the log holds was never written.").fill(page(5), 4096).opens()
    old = bad("running-page-of-before", "A page that the log holds is the one of before.")
    yield old.copy(page(5), page(5), 4096).opens()
    for number in (3, 4, 12):
        torn = bad(f"running-page-{number}-beside", "A page that the log does not hold does not open.")
        yield torn.flip(page(number, 700)).answers(TORN)
    older = bad("running-older-page", "A genuine page of another time, which the log does not hold.")
    yield older.page(3, 0, b"").copy(0, 0, 8192).answers(TORN)
    yield bad("running-cut-held", "The last page is gone, and the log holds it.").cut(page(13)).opens()
    yield bad("running-cut-beside", "A page is gone that the log does not hold.").cut(page(12)).answers(TORN)
    behind = bad("running-page-behind", "A page behind the end: a checkpoint that makes the file longer.")
    yield behind.fill(page(14), 4096, 0x5A).opens()
    yield bad("running-no-page", "The header alone.").cut(8192).answers("Damaged Truncated")


def header(bad: Maker) -> Iterator[BadFile]:
    """What the header says of the checkpoint, by the key's owner."""
    for frames in (0, 1, 7, 12, 14, 2**63):
        other = bad(f"running-frames-{frames}", f"Frames {frames}: no commit ends there, or there are not so many.")
        yield other.header(1216, little(frames, 8), mac=True).answers(TORN)
    for frames in (2, 8):
        fewer = bad(f"running-frames-{frames}-of-13", f"Frames {frames}, where a commit ends: others count for the rest.")
        yield fewer.header(1216, little(frames, 8), mac=True).answers(TORN)
    yield bad("running-rest", "Another rest.").header(1184, b"\x99", mac=True).answers(TORN)
    yield bad("running-rest-zero", "A rest of zeros.").header(1184, bytes(32), mac=True).answers(TORN)
    count = bad("running-pages", "Another number of pages: it is in the rest.")
    yield count.header(1112, little(12, 8), mac=True).answers(TORN)
    base = bad("running-state-sequence", "The log goes on from another state.")
    yield base.header(1176, little(77, 8), mac=True).answers(TORN)
    session = bad("running-session", "The log is of another session.").header(1104, OTHER, mac=True)
    yield session.answers(TORN)
    seal = bad("running-seal", "The seal of before: while a checkpoint runs no page is held to it.")
    yield seal.header(1120, b"\x99", mac=True).opens()


def log(bad: Maker) -> Iterator[BadFile]:
    """Logs without which the pages are a mixture."""
    yield bad("running-alone", "No log.").remove().answers(TORN)
    yield bad("running-log-empty", "A log of no bytes.").cut(0, "log").answers(TORN)
    yield bad("running-log-header", "SQLite's header is gone.").fill(0, 32, file="log").answers(lost(1, 5))
    yield bad("running-log-cut", "The last slot is gone.").cut(slot(12), "log").answers(TORN)
    for index, answer in ((0, lost(1, 5)), (6, lost(7, 2)), (7, TORN), (12, TORN)):
        flipped = bad(f"running-slot-{index}", "One bit of a slot that is being brought in.")
        yield flipped.flip(slot(index, 60), "log").answers(answer)
    junk = bad("running-log-of-junk", "Junk where the log is expected.").fill(0, slot(SLOTS), 0x5A, "log")
    yield junk.answers(TORN)
    other = bad("running-log-of-another-session", "The log of another session: it is left where it is.")
    earlier = bad("running-log-of-an-earlier-moment", "The log of before the last checkpoint, which held the same pages.")
    for index in range(4):
        other.renamed(index, OTHER, 9)
        earlier.renamed(index, bad.main[1104:1112], 8)
    yield other.cut(slot(4), "log").answers(TORN)
    yield earlier.cut(slot(4), "log").answers(TORN)
    theirs = bad("running-log-of-another-file", "The log of another vault.")
    yield theirs.copy(0, 0, slot(SLOTS), "log", of="crashed").answers(TORN)
    behind = bad("running-junk-behind", "Junk behind the last slot.").fill(slot(SLOTS), 9000, 0x5A, "log")
    yield behind.opens()


def more(bad: Maker) -> Iterator[BadFile]:
    """A log with a commit behind what is being brought in."""
    base = "running-and-more"
    fewer = bad("running-more-cut", "Nothing is left of the commit behind.", base).cut(slot(8), "log")
    yield fewer.opens(notes(4))
    torn = bad("running-more-torn", "The commit behind is torn.", base).flip(slot(12, 60), "log")
    yield torn.opens(notes(4))
    two = bad("running-more-two", "A slot behind is torn, and two commits lie behind it: they are lost.", base)
    yield two.slot(10, 4, b"\0\0\0\x0d").checksums().flip(slot(8, 60), "log").answers(lost(9, 2))
    held = bad("running-more-page", "A page that only the commit behind holds does not open.", base)
    yield held.flip(page(11, 60)).answers(TORN)
