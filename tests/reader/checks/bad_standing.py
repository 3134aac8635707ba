"""Version 2: headers whose session, state or lineage is bad, and files that are not as their state says."""

from collections.abc import Iterator

from vault import cipher
from vault.cipher import little
from vault.secret import passphrase_bytes

from .bad_file import BadFile, Maker
from .edits import Shelf

BASE = "closed"
DAMAGED = "Damaged Header"
TORN = "Damaged Torn"
STATE, COUNT, STATE_ID, REST, FRAMES, LINEAGE, END = 1152, 1156, 1160, 1184, 1216, 1224, 3528


def all_of_them(shelf: Shelf) -> Iterator[BadFile]:
    """Every bad standing."""
    bad = Maker(shelf, BASE)
    yield from states(bad)
    yield from what_must_be_zero(bad)
    yield from lineages(bad)
    yield from not_genuine(bad)
    yield from versions(bad)


def states(bad: Maker) -> Iterator[BadFile]:
    """States that a closed file with its pages whole does not have, by the key's owner."""
    for state in (3, 255, 2**32 - 1):
        unknown = bad(f"state-{state}", f"State {state}, which version 2 does not have.")
        yield unknown.header(STATE, little(state, 4), mac=True).answers(DAMAGED)
    alone = bad("state-open", "State 1 and no log: copied alone while it was open.")
    yield alone.header(STATE, little(1, 4), mac=True).opens(said="WithoutItsLog")
    empty = bad("state-open-log-empty", "State 1 and an empty log: not closed, and nothing is missing.")
    yield empty.header(STATE, little(1, 4), mac=True).fill(0, 0, file="log").opens(said="Interrupted")
    junk = bad("state-open-log-of-junk", "State 1 and less than a slot: the first commit had only begun.")
    yield junk.header(STATE, little(1, 4), mac=True).fill(0, 4000, 0x5A, "log").opens(said="Interrupted")
    running = bad("state-running", "State 2 and no log.").header(STATE, little(2, 4), mac=True)
    yield running.answers(TORN)
    made = bad("state-being-made", "State 2, no pages, no frames: what is left of a file that was being made.")
    yield made.header(STATE, little(2, 4)).header(1112, bytes(40), mac=True).answers(TORN)
    closed = bad("state-closed-with-its-log", "State 0 and a log that goes on from it, by the key's owner.", "crashed")
    yield closed.header(STATE, little(0, 4), mac=True).opens(said="")
    shorter = bad("state-open-cut", "State 1 and the last page gone.").header(STATE, little(1, 4), mac=True)
    yield shorter.cut(8192 + 4096 * 12).answers("Damaged Truncated")


def what_must_be_zero(bad: Maker) -> Iterator[BadFile]:
    """Fields that a state does not have, by the key's owner."""
    fields = {"rest": REST, "rest-last": REST + 31, "frames": FRAMES, "frames-last": FRAMES + 7}
    for name, at in fields.items():
        for state, base in (("closed", BASE), ("open", "crashed")):
            changed = bad(f"{state}-with-{name}", "A field of a running checkpoint in a file where none runs.", base)
            yield changed.header(at, b"\1", mac=True).answers(DAMAGED)
    for state, base in ((0, BASE), (1, "crashed")):
        none = bad(f"state-{state}-no-pages", f"State {state} and no pages.", base)
        yield none.header(1112, bytes(40), mac=True).answers(DAMAGED)
    made = bad("being-made-with-a-seal", "State 2, no pages, and a seal of them.").header(1112, bytes(8))
    yield made.header(STATE, little(2, 4), mac=True).answers(DAMAGED)
    for name, at in fields.items():
        made = bad(f"being-made-with-{name}", "State 2, no pages, and a field of a running checkpoint.")
        made.header(1112, bytes(40)).header(STATE, little(2, 4))
        yield made.header(at, b"\1", mac=True).answers(DAMAGED)
    for at in (3528, 3535, 4000, 4031):
        junk = bad(f"behind-lineage-{at}", "A one behind the lineage.", "lineage-full")
        yield junk.header(at, b"\1", mac=True).answers(DAMAGED)


def lineages(bad: Maker) -> Iterator[BadFile]:
    """Milestones, by the key's owner."""
    for count in (97, 98, 2**32 - 1):
        more = bad(f"milestones-{count}", f"{count} milestones.", "lineage-full")
        yield more.header(COUNT, little(count, 4), mac=True).answers(DAMAGED)
    for count in (0, 1, 95):
        fewer = bad(f"milestones-{count}-of-96", f"{count} milestones, and others behind them.", "lineage-full")
        yield fewer.header(COUNT, little(count, 4), mac=True).answers(DAMAGED)
    for at in (LINEAGE, LINEAGE + 23, LINEAGE + 24, END - 1):
        behind = bad(f"milestone-byte-{at}", "No milestone, and a one where one would stand.")
        yield behind.header(at, b"\1", mac=True).answers(DAMAGED)
    zeros = bad("milestone-of-zeros", "A milestone of zeros: nobody can tell it from any other.")
    yield zeros.header(COUNT, little(1, 4), mac=True).opens()
    other = bad("lineage-of-another", "Another past: a matter between two files, not of this one.", "lineage-full")
    yield other.header(LINEAGE, b"\x77" * 24, mac=True).opens()


def not_genuine(bad: Maker) -> Iterator[BadFile]:
    """The same fields changed without the key."""
    fields = {"state": (STATE, b"\1"), "state-id-last": (STATE_ID + 15, b"\x99")}
    for name, (at, data) in fields.items():
        changed = bad(f"{name}-without-mac", f"Another {name}, with a digest that fits.")
        yield changed.header(at, data).answers(DAMAGED)
    changed = bad("milestone-without-mac", "Another milestone, with a digest that fits.", "lineage-full")
    yield changed.header(LINEAGE + 30, b"\x99").answers(DAMAGED)
    changed = bad("closed-without-mac", "State 0 over a file that is open, with a digest that fits.", "crashed")
    yield changed.header(STATE, bytes(4)).answers(DAMAGED)
    changed = bad("frames-without-mac", "Fewer frames, with a digest that fits.", "running")
    yield changed.header(FRAMES, little(2, 8)).answers(DAMAGED)
    changed = bad("rest-without-mac", "Another rest, with a digest that fits.", "running")
    yield changed.header(REST, bytes(32)).answers(DAMAGED)


def versions(bad: Maker) -> Iterator[BadFile]:
    """What the two versions have of each other."""
    one = bad("says-version-1", "Version 1 before the fields of version 2, by the key's owner.")
    yield one.header(16, little(1, 4), mac=True).answers(DAMAGED)
    bound = bad("slot-bound-to-version-2", "A slot bound to the file's version in the place of its own.")
    raw, secret = bad.main, passphrase_bytes(bad.says["opens"][0]["passphrase"])
    slot = bound.keys.header.slots[0]
    key = cipher.stretched(secret, slot.salt, slot.memory, slot.passes, slot.lanes)
    sealed = cipher.seal(key, slot.nonce, bound.keys.data, raw[:40] + raw[64:96])
    yield bound.header(64 + 56, sealed, mac=True).answers("WrongKey")
