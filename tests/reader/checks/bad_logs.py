"""Files that are good, with a log that is not, and good logs over files that are not.

`crashed` has thirteen slots and five commits, which end in slots 1, 3, 5, 7 and 12, counted from 0; each adds a note.
Its seal stands, as no page was written since it was closed. `crashed-after-checkpoint` is the same file later, without
a seal. `worked-example` has one slot and one commit. `log-begun-anew` has two slots of a new log over an older one, and
`log-begun-anew-twice` another log between them, of which nothing is left.
"""

from collections.abc import Iterator

from .bad_file import PAGE, SLOT, BadFile, Maker
from .bad_pages import page
from .edits import Shelf

BASE = "crashed"
SLOTS = 13
COMMITS = (1, 3, 5, 7, 12)
NOTES_BEFORE = 7


def slot(index: int, at: int = 0) -> int:
    """Where a slot lies in the log, or a byte of it."""
    return 32 + SLOT * index + at


def notes(commits: int) -> int:
    """How many notes there are after so many commits of the log."""
    return NOTES_BEFORE + commits


def lost(first_bad: int, commits: int) -> str:
    """What is said of a log with commits behind a bad slot, which is counted from 1."""
    return f"Damaged WriteAheadLog {first_bad} {commits}"


def all_of_them(shelf: Shelf) -> Iterator[BadFile]:
    """Every bad log that both versions have, and what version 1 alone makes of logs of other times."""
    bad = Maker(shelf, BASE)
    assert len(shelf.pristine(BASE, "log")) == slot(SLOTS)
    yield from its_header(bad)
    yield from slots_changed(bad)
    yield from slots_moved(bad)
    yield from its_end(bad)
    yield from frames(bad)
    yield from another_log(bad)
    yield from begun_anew(bad)
    yield from under_it(bad)


def its_header(bad: Maker) -> Iterator[BadFile]:
    """SQLite's own header, which is in clear."""
    for name, at in (("magic", 0), ("salt", 16), ("checksum", 24), ("sequence", 12)):
        changed = bad(f"log-{name}-flipped", f"One bit of the {name} in the log's header.").flip(at, "log")
        yield changed.answers(lost(1, 5))
    yield bad("log-header-zeroed", "No header before five commits.").fill(0, 32, file="log").answers(lost(1, 5))
    salt = bad("log-salts-changed", "Other salts, with a checksum that fits: no frame carries them.")
    yield salt.log_header(16, bytes(8)).answers(lost(1, 5))
    yield (
        bad("log-page-size", "Pages of 8192 bytes in the log's header, with a checksum that fits.")
        .log_header(8, b"\0\0\x20\0")
        .answers(lost(1, 5))
    )
    one = "worked-example"
    yield (
        bad("log-header-torn-one-commit", "No header before one commit, as a cut leaves it.", one)
        .fill(0, 32, file="log")
        .opens(1)
    )
    yield (
        bad("log-page-size-one-commit", "Pages of 8192 bytes, with a checksum that fits: no cut does that.", one)
        .log_header(8, b"\0\0\x20\0")
        .answers(lost(1, 1))
    )
    yield (
        bad("log-version-one-commit", "Another version in the log's header, with a checksum that fits.", one)
        .log_header(4, b"\0\0\0\1")
        .answers(lost(1, 1))
    )
    yield (
        bad("log-byte-order", "A log with big-endian checksums, as other machines write it.", one)
        .log_header(0, b"\x37\x7f\x06\x83")
        .checksums()
        .opens()
    )


def slots_changed(bad: Maker) -> Iterator[BadFile]:
    """One bit in each slot that tells a different story."""
    for index in (0, 1, 2, 4, 5, 6):
        behind = sum(1 for commit in COMMITS if commit > index)
        changed = bad(f"log-slot-{index}-flipped", f"One bit in slot {index}: {behind} whole commits lie behind.")
        yield changed.flip(slot(index, 100), "log").answers(lost(index + 1, behind))
    one = bad("log-slot-7-flipped", "One bit where a commit ends, and one commit behind: a cut can leave the same.")
    yield one.flip(slot(7, 4119), "log").opens(notes(3))
    for index in (8, 11, 12):
        changed = bad(f"log-slot-{index}-flipped", "One bit in the last commit, which may be there in part.")
        yield changed.flip(slot(index, 4080), "log").opens(notes(4))
    yield bad("log-slot-zeroed", "A slot of zeros in the middle.").fill(slot(3), SLOT, file="log").answers(lost(4, 3))
    yield bad("log-zeroed", "The header stands, all slots are zero.").fill(32, SLOT * SLOTS, file="log").opens(notes(0))


def slots_moved(bad: Maker) -> Iterator[BadFile]:
    """Genuine slots in places that are not their own."""
    swapped = bad("log-slots-swapped", "The first two slots in each other's place.").copy(slot(0), slot(1), SLOT, "log")
    yield swapped.copy(slot(1), slot(0), SLOT, "log").answers(lost(1, 4))
    yield bad("log-slot-doubled", "A slot over the next.").copy(slot(2), slot(1), SLOT, "log").answers(lost(3, 4))
    yield (
        bad("log-slot-of-another-vault", "The first slot of another vault's log.")
        .copy(slot(0), slot(0), SLOT, "log", of="worked-example")
        .answers(lost(1, 5))
    )
    yield (
        bad("log-moved-up", "The first commit is cut out, and the others moved up.")
        .copy(slot(0), slot(2), SLOT * 11, "log")
        .cut(slot(11), "log")
        .opens(notes(0))
    )
    yield (
        bad("page-in-the-log", "A page of the main file where a slot belongs.")
        .copy(slot(2), page(3), PAGE, "log", **{"from": "main"})
        .answers(lost(3, 4))
    )


def its_end(bad: Maker) -> Iterator[BadFile]:
    """Logs cut short, or longer than they are."""
    for length, name in ((0, "0"), (31, "31"), (32, "32"), (slot(0, 4119), "in-slot-0")):
        yield bad(f"log-cut-{name}", f"The first {length} bytes of the log alone.").cut(length, "log").opens(notes(0))
    yield bad("log-cut-in-commit-5", "Cut in the last commit.").cut(slot(10), "log").opens(notes(4))
    yield bad("log-cut-in-last-slot", "Cut in the last slot.").cut(slot(12, 4000), "log").opens(notes(4))
    yield (
        bad("log-cut-after-commit-2", "Cut after the second commit: nobody can tell that there were more.")
        .cut(slot(4), "log")
        .opens(notes(2))
    )
    yield bad("log-junk-behind", "Junk behind the last slot.").fill(slot(SLOTS), 9000, 0x5A, "log").opens()


def frames(bad: Maker) -> Iterator[BadFile]:
    """Slots that open and hold what SQLite does not follow, by the key's owner."""
    yield bad("frame-checksum", "A frame whose checksum is wrong.").slot(4, 16, b"\x99" * 8).answers(lost(5, 3))
    yield bad("frame-salts", "A frame with other salts.").slot(2, 8, b"\x99" * 8).answers(lost(3, 4))
    yield (
        bad("frame-content", "A frame whose page does not fit its checksum.")
        .slot(5, 2000, b"\x99" * 8)
        .answers(lost(6, 3))
    )
    yield bad("frame-resealed", "A frame sealed again with the content it had.").slot(5, 0, b"").opens()
    yield (
        bad("frame-last-checksum", "The last frame's checksum is wrong: no more than a cut does.")
        .slot(12, 16, b"\x99" * 8)
        .opens(notes(4))
    )


def another_log(bad: Maker) -> Iterator[BadFile]:
    """Logs of other files and other times."""
    whole = slot(SLOTS)
    is_kept = "" if bad.shelf.version == 1 else "ForeignLog"
    yield (
        bad("log-of-another-vault", "The log of another vault beside a closed one.", "closed")
        .copy(0, 0, whole, "log", of=BASE)
        .opens(said=is_kept)
    )
    yield bad("log-of-junk", "Junk where a log is expected.", "closed").fill(0, 9000, 0x5A, "log").opens()
    yield bad("log-empty", "A log of no bytes.", "closed").fill(0, 0, file="log").opens()
    if bad.shelf.version == 1:
        ahead = bad("log-of-an-earlier-generation", "The file was closed since: the log does not open.")
        yield ahead.header(1104, (99).to_bytes(8, "little"), mac=True).opens(notes(0))


def begun_anew(bad: Maker) -> Iterator[BadFile]:
    """Logs that SQLite began anew over an older, longer one."""
    anew = "log-begun-anew"
    yield (
        bad(
            "log-anew-header-torn",
            "The header over a new log of one commit is torn: the older commits are not taken.",
            anew,
        )
        .fill(0, 32, file="log")
        .opens(11)
    )
    yield (
        bad("log-anew-first-slot", "The first slot of a new log of one commit is torn.", anew)
        .flip(slot(0, 7), "log")
        .opens(11)
    )
    yield (
        bad("log-anew-second-slot", "The second slot of a new log, which ends its one commit, is torn.", anew)
        .flip(slot(1, 7), "log")
        .opens(11)
    )
    yield (
        bad(
            "log-begun-without-commit",
            "Neither of a new log's first frames ends a commit, and its header is torn.",
            anew,
        )
        .slot(1, 4, bytes(4))
        .fill(0, 32, file="log")
        .opens(11)
    )
    twice = "log-begun-anew-twice"
    yield (
        bad(
            "log-anew-twice-header-torn",
            "The header is torn, and slots of the oldest log differ from the main file.",
            twice,
        )
        .fill(0, 32, file="log")
        .opens(12)
    )
    yield (
        bad("log-anew-twice-without-commit", "The same, and the newest log has no commit.", twice)
        .slot(1, 4, bytes(4))
        .fill(0, 32, file="log")
        .opens(12)
    )


def under_it(bad: Maker) -> Iterator[BadFile]:
    """Pages of the main file beneath a good log."""
    if bad.shelf.version == 1:
        yield from under_it_without_a_seal(bad)
    yield (
        bad("sealed-page-under-the-log", "The seal stands, so nobody wrote that page since.")
        .flip(page(5))
        .answers("Damaged Page 5")
    )
    older = bad("older-page-under-the-log", "The seal stands, and a genuine page is not the one of the last close.")
    yield older.page(3, 0, b"").copy(0, 0, 8192).answers("Damaged ClosedSeal")
    yield (
        bad("cut-before-the-log", "The seal stands, and the last page is gone.")
        .cut(page(13))
        .answers("Damaged Truncated")
    )


def under_it_without_a_seal(bad: Maker) -> Iterator[BadFile]:
    """The same in version 1 after a checkpoint, when there is no seal until the next clean close."""
    later = "crashed-after-checkpoint"
    yield (
        bad("page-under-the-log", "A page that the log holds too was torn while it was written.", later)
        .fill(page(5, 512), 3584)
        .opens()
    )
    yield (
        bad("first-page-under-the-log", "The first page was torn while it was written, and the log holds it.", later)
        .fill(page(1), 512)
        .opens()
    )
    yield (
        bad("page-beside-the-log", "A page that the log does not hold.", later).flip(page(3)).answers("Damaged Page 3")
    )
    yield bad("cut-under-the-log", "The last page is missing, and the log holds it.", later).cut(page(13)).opens()
    yield (
        bad("cut-beside-the-log", "Pages are missing that the log does not hold.", later)
        .cut(page(11))
        .answers("Damaged Page 12")
    )
