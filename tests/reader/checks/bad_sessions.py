"""Version 2: logs of other sessions, other moments and other files, beside a file that is open or closed.

`crashed` is open, with thirteen slots and five commits that go on from its seal. In `brought-in` the same log is in the
main file already.
"""

from collections.abc import Iterator

from .bad_file import BadFile, Maker
from .bad_logs import BASE, lost, notes, slot
from .bad_pages import page
from .edits import Shelf

OTHER = bytes.fromhex("00000000deadbeef")
FOREIGN = "WithoutItsLog ForeignLog"
BASE_OF_CRASHED = 9
BEFORE = 5
FOUR = 4


def all_of_them(shelf: Shelf) -> Iterator[BadFile]:
    """Every log that is of another time or place, and pages beneath one that is not."""
    bad = Maker(shelf, BASE)
    yield from other_sessions(bad)
    yield from other_moments(bad)
    yield from other_files(bad)
    yield from missing(bad)
    yield from mixed(bad)
    yield from brought_in(bad)
    yield from pages(bad)


def all_slots(file: BadFile, session: bytes, base: int) -> BadFile:
    """Two commits of the log, as another session or another moment would have written them."""
    for index in range(FOUR):
        file.renamed(index, session, base)
    return file.cut(slot(FOUR), "log")


def own(bad: Maker) -> bytes:
    """The session of `crashed`."""
    return bad.main[1104:1112]


def other_sessions(bad: Maker) -> Iterator[BadFile]:
    """Logs of this copy, and of another session."""
    other = bad("log-of-another-session", "Another session's log beside an open file: a fork's, or an evening's before.")
    yield all_slots(other, OTHER, BASE_OF_CRASHED).opens(notes(0), FOREIGN)
    torn = bad("log-of-another-session-headless", "The same without SQLite's header: its slots open all the same.")
    yield all_slots(torn, OTHER, BASE_OF_CRASHED).fill(0, 32, file="log").opens(notes(0), FOREIGN)
    one = bad("one-slot-of-another-session", "One slot of another session, and no header.", "worked-example")
    yield one.renamed(0, OTHER, 3).fill(0, 32, file="log").opens(1, FOREIGN)
    version = bad("log-of-another-session-version", "Of another session, and its header says another page size.")
    yield all_slots(version, OTHER, 3).log_header(8, b"\0\0\x20\0").opens(notes(0), FOREIGN)
    closed = bad("foreign-log-changed", "One bit of a foreign log's slot: it is kept all the same.", "foreign-log")
    yield closed.flip(slot(0, 100), "log").opens()
    closed = bad("foreign-log-headless", "A foreign log without SQLite's header.", "foreign-log")
    yield closed.fill(0, 32, file="log").opens()


def other_moments(bad: Maker) -> Iterator[BadFile]:
    """Logs of the same session, copied at another moment than the file."""
    earlier = bad("log-of-an-earlier-moment", "Copied before a checkpoint, the file behind it: all of it is in the file.")
    yield all_slots(earlier, own(bad), BASE_OF_CRASHED - 1).opens(notes(0), "Interrupted")
    later = bad("log-of-a-later-moment", "Copied behind a checkpoint, the file before it: what lies between is missing.")
    yield all_slots(later, own(bad), BASE_OF_CRASHED + 1).opens(notes(0), FOREIGN)
    later = bad("log-of-a-later-moment-headless", "The same without SQLite's header.")
    later = all_slots(later, own(bad), BASE_OF_CRASHED + 7).fill(0, 32, file="log")
    yield later.opens(notes(0), FOREIGN)


def other_files(bad: Maker) -> Iterator[BadFile]:
    """Logs that never open here."""
    theirs = "crashed-after-checkpoint"
    whole = bad("log-of-another-file", "The log of another vault beside an open one.").cut(0, "log")
    yield whole.copy(0, 0, slot(2), "log", of=theirs).opens(notes(0), FOREIGN)
    mixed = bad("log-of-two-files", "Slots of two other vaults: neither session is named twice.").cut(0, "log")
    mixed.copy(0, 0, slot(1), "log", of=theirs)
    yield mixed.copy(slot(1), slot(0), 4120, "log", of="worked-example").opens(notes(0), "Interrupted")
    one = bad("log-of-another-file-one-slot", "One slot of another vault: a torn first commit may look like it.")
    yield one.cut(0, "log").copy(0, 0, slot(1), "log", of=theirs).opens(notes(0), "Interrupted")
    closed = bad("log-of-another-file-one-slot-closed", "The same beside a closed file, which has no log.", "closed")
    yield closed.copy(0, 0, slot(1), "log", of=theirs).opens(said="ForeignLog")
    torn = bad("log-of-another-file-headless", "Without SQLite's header nothing says that it is a log.").cut(0, "log")
    yield torn.copy(0, 0, slot(2), "log", of=theirs).fill(0, 32, file="log").opens(notes(0), "Interrupted")
    page_size = bad("log-of-another-file-page-size", "Its header says another page size: no log of a vault's.")
    page_size.cut(0, "log").copy(0, 0, slot(2), "log", of=theirs)
    yield page_size.log_header(8, b"\0\0\x20\0").answers(lost(1, 0))
    junk = bad("log-of-junk-open", "Junk where the log of an open file is expected.").fill(0, 60000, 0x5A, "log")
    yield junk.opens(notes(0), "Interrupted")
    short = bad("log-header-of-another-file", "SQLite's header alone, and no slot that names anything.")
    yield short.cut(0, "log").copy(0, 0, 32, "log", of=theirs).opens(notes(0), "Interrupted")


def missing(bad: Maker) -> Iterator[BadFile]:
    """Open files whose log is not there."""
    yield bad("log-removed", "The log of an open file was taken away.").remove().opens(notes(0), "WithoutItsLog")
    one = bad("log-removed-one-commit", "The same, of one commit.", "worked-example").remove()
    yield one.opens(1, "WithoutItsLog")
    yield bad("log-of-no-bytes", "The log of an open file, of no bytes.").cut(0, "log").opens(notes(0))
    first = bad("first-commit-torn", "The first commit of a session is torn: nobody was told that it is saved.")
    yield first.cut(slot(2), "log").flip(slot(0, 9), "log").opens(notes(0))


def mixed(bad: Maker) -> Iterator[BadFile]:
    """Slots that are genuine, and not of this log."""
    for name, session, base in (
        ("session", OTHER, BASE_OF_CRASHED),
        ("base", own(bad), BASE_OF_CRASHED - 1),
        ("later-base", own(bad), BASE_OF_CRASHED + 1),
    ):
        middle = bad(f"slot-of-another-{name}", "A genuine slot in its place, and of another log: the log ends there.")
        yield middle.renamed(4, session, base).answers(lost(5, 3))
        first = bad(f"first-slot-of-another-{name}", "The same where the first slot stands.")
        yield first.renamed(0, session, base).answers(lost(1, 5))
        last = bad(f"last-slot-of-another-{name}", "The same where the last commit ends.")
        yield last.renamed(12, session, base).opens(notes(4))
    for at, name in ((4080, "session"), (4088, "base"), (4092, "random")):
        named = bad(f"nonce-{name}-flipped", f"One bit of what a slot's nonce says in its {name} part.")
        yield named.flip(slot(6, at), "log").answers(lost(7, 2))


def brought_in(bad: Maker) -> Iterator[BadFile]:
    """Logs that the last checkpoint brought in."""
    whole = "brought-in"
    for index in (0, 5, 12):
        torn = bad(f"brought-in-slot-{index}", "A slot of a log that is in the file: it is not needed.", whole)
        yield torn.flip(slot(index, 50), "log").opens()
    yield bad("brought-in-cut", "Half of a log that is in the file.", whole).cut(slot(6), "log").opens()
    yield bad("brought-in-headless", "Its header is gone.", whole).fill(0, 32, file="log").opens()
    yield bad("brought-in-removed", "Such a log was taken away.", whole).remove().opens(said="WithoutItsLog")
    older = bad("brought-in-before", "The log of the checkpoint before the last: in the file too.", whole)
    yield all_slots(older, older.keys.header.raw[1104:1112], BEFORE - 1).opens()
    oldest = bad("brought-in-half-round", "The oldest base that can be told from a newer one.", whole)
    yield all_slots(oldest, oldest.keys.header.raw[1104:1112], (BASE_OF_CRASHED - 2**31 + 1) % 2**32).opens()
    newest = bad("later-half-round", "The newest base that can be told from an older one.", whole)
    all_slots(newest, newest.keys.header.raw[1104:1112], (BASE_OF_CRASHED - 2**31) % 2**32)
    yield newest.opens(said=FOREIGN)


def pages(bad: Maker) -> Iterator[BadFile]:
    """Pages of an open file: none was written since the seal, so each opens, also those that the log holds."""
    later = "crashed-after-checkpoint"
    torn = bad("open-page-under-the-log", "A page that the log holds does not open: no checkpoint was running.", later)
    yield torn.fill(page(5, 512), 3584).answers("Damaged Page 5")
    first = bad("open-first-page-under-the-log", "The same of the first page.", later).fill(page(1), 512)
    yield first.answers("Damaged Page 1")
    yield bad("open-page-beside-the-log", "A page that the log does not hold.", later).flip(page(3)).answers("Damaged Page 3")
    older = bad("open-older-page", "A genuine page of another time under a log, as two copied files give it.", later)
    yield older.page(3, 0, b"").copy(0, 0, 8192).answers("Damaged ClosedSeal")
    held = bad("open-older-page-that-the-log-holds", "The same of a page that the log holds.", later)
    yield held.page(5, 0, b"").copy(0, 0, 8192).answers("Damaged ClosedSeal")
    yield bad("open-cut", "The last page is gone.", later).cut(page(13)).answers("Damaged Truncated")
    more = bad("open-page-behind", "A page more than the seal names, under a log.", later)
    yield more.copy(page(14), page(13), 4096).answers("Damaged Page 14")
    alone = bad("copied-alone-older-page", "Copied alone, with a page of another time.", "copied-alone")
    yield alone.page(3, 0, b"").copy(0, 0, 8192).answers("Damaged ClosedSeal")
