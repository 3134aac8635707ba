"""Files whose header is bad, or that end within it."""

from collections.abc import Iterator

from vault.cipher import little

from .bad_file import PAGE, BadFile, Maker
from .edits import Shelf

BASE = "closed"
DAMAGED = "Damaged Header"
SLOT_BYTES = 128


def slot(number: int, at: int) -> int:
    """Where a field of a slot lies in a header."""
    return 64 + SLOT_BYTES * number + at


def all_of_them(shelf: Shelf) -> Iterator[BadFile]:
    """Every bad header that both versions have."""
    bad = Maker(shelf, BASE)
    yield from not_ours(bad)
    yield from versions_and_sizes(bad)
    yield from unused_bytes(bad)
    yield from slots_of_no_form(bad)
    yield from costs(bad)
    yield from slots_changed(bad)
    yield from slots_moved(bad)
    yield from whole_header(bad)
    yield from two_copies(bad)
    yield from ends_early(bad)
    yield from secrets(bad)


def not_ours(bad: Maker) -> Iterator[BadFile]:
    """What is no vault."""
    yield bad("empty-file", "Nothing in it.").cut(0).answers("NotAVault")
    yield bad("text", "A diary in plain text.").cut(0).write(0, b"Dear diary,\n").answers("NotAVault")
    yield (
        bad("plain-database", "The magic of a plain SQLite database.")
        .write(0, b"SQLite format 3\0")
        .fill(PAGE, 16)
        .answers("NotAVault")
    )
    yield bad("zeros", "Zeros, as long as a vault.").fill(0, 20480).cut(20480).answers("NotAVault")
    yield (
        bad("magic-first-byte", "The magic's first byte, in both copies.")
        .write(0, b"c")
        .write(PAGE, b"c")
        .answers("NotAVault")
    )
    yield (
        bad("magic-last-byte", "The magic's last byte, in both copies.")
        .write(15, b"\r")
        .write(PAGE + 15, b"\r")
        .answers("NotAVault")
    )
    unix = b"Candor vault\n\x1a\n"
    yield (
        bad("magic-line-ends", "Line ends changed on the way, as a transfer in text mode does.")
        .write(0, unix)
        .write(PAGE, unix)
        .answers("NotAVault")
    )
    yield (
        bad("magic-upper-case", "CANDOR VAULT.")
        .write(0, b"CANDOR VAULT")
        .write(PAGE, b"CANDOR VAULT")
        .answers("NotAVault")
    )


def versions_and_sizes(bad: Maker) -> Iterator[BadFile]:
    """The numbers behind the magic."""
    next_one = bad.shelf.version + 1
    newer = bad("newer-version", f"Version {next_one}, whole in every other way.").header(16, little(next_one, 4))
    yield newer.answers(f"NewerFormat {next_one}")
    torn = bad("newer-version-no-digest", f"Version {next_one}: its digest may be made in another way.")
    torn.write(16, little(next_one, 4)).write(PAGE + 16, little(next_one, 4))
    yield torn.answers(f"NewerFormat {next_one}")
    highest = bad("highest-version", "The highest version there can be.").header(16, b"\xff" * 4)
    yield highest.answers("NewerFormat 4294967295")
    yield bad("version-0", "Version 0 never was.").header(16, bytes(4), mac=True).answers(DAMAGED)
    version = bad.shelf.version
    big = bad("version-big-endian", f"Version {version} with its bytes the wrong way round.")
    yield big.header(16, bytes([0, 0, 0, version])).answers(f"NewerFormat {version << 24}")
    for size in (0, 512, 8192, 65536):
        changed = bad(f"page-size-{size}", f"Pages of {size} bytes.").header(20, little(size, 4), mac=True)
        yield changed.answers(DAMAGED)


def unused_bytes(bad: Maker) -> Iterator[BadFile]:
    """Bytes that must be zero, with the digest and the MAC that fit."""
    places = {48: "behind the sequence", 63: "before the slots"}
    places |= {1152: "behind the seal"} if bad.shelf.version == 1 else {3528: "behind the lineage"}
    places |= {4031: "before the MAC"}
    for at, where in places.items():
        yield bad(f"unused-byte-{at}", f"A one {where}.").header(at, b"\1", mac=True).answers(DAMAGED)
    unsealed = bad("seal-without-pages", "A seal of no pages: zero pages, and the seal is not zero.")
    yield unsealed.header(1112, bytes(8), mac=True).answers(DAMAGED)


def slots_of_no_form(bad: Maker) -> Iterator[BadFile]:
    """Slots that the format does not know, with the digest and the MAC that fit."""
    for number, at in ((0, 2), (0, 3), (0, 104), (1, 127)):
        changed = bad(f"slot-{number}-unused-{at}", f"A one in byte {at} of slot {number}, which must be zero.")
        yield changed.header(slot(number, at), b"\1", mac=True).answers(DAMAGED)
    for kind in (3, 4, 255):
        changed = bad(f"slot-kind-{kind}", f"Kind {kind}, which version 1 does not have.")
        yield changed.header(slot(0, 0), bytes([kind]), mac=True).answers(DAMAGED)
    emptied = bad("slot-kind-0-not-empty", "A slot that says it is empty and is not.")
    yield emptied.header(slot(0, 0), b"\0", mac=True).answers(DAMAGED)
    for derivation in (0, 2):
        changed = bad(f"slot-derivation-{derivation}", f"Key derivation {derivation}.")
        yield changed.header(slot(0, 1), bytes([derivation]), mac=True).answers(DAMAGED)
    last = bad("slot-7-junk", "Junk in the last slot.").header(slot(7, 0), b"\x5a" * SLOT_BYTES, mac=True)
    yield last.answers(DAMAGED)


def costs(bad: Maker) -> Iterator[BadFile]:
    """Costs just outside of each bound, and far outside."""
    usual = {"memory": 1024, "passes": 1, "lanes": 1}
    outside = [("memory", 4, (0, 1023, 2097153, 2**32 - 1)), ("passes", 8, (0, 17, 2**32 - 1)), ("lanes", 12, (0, 17))]
    for name, at, values in outside:
        for value in values:
            changed = bad(f"cost-{name}-{value}", f"A passphrase slot that asks for {name} {value}.")
            asked = " ".join(str(number) for number in (usual | {name: value}).values())
            yield changed.header(slot(0, at), little(value, 4), mac=True).answers(f"CostOutOfBounds {asked}")
    other = bad("cost-of-the-other-slot", "The recovery key's slot is out of bounds; it opens with the passphrase.")
    yield other.header(slot(1, 8), little(17, 4)).answers("CostOutOfBounds 1024 17 1")
    one = bad("cost-in-one-copy", "Out of bounds in copy A alone: copy B counts.")
    yield one.header(slot(0, 4), little(1, 4), copies=(0,)).opens()


def slots_changed(bad: Maker) -> Iterator[BadFile]:
    """A slot's own bytes, with a digest that fits: what the wrapping is bound to cannot be changed."""
    fields = [
        ("memory", 4, little(1025, 4)),
        ("passes", 8, little(2, 4)),
        ("lanes", 12, little(2, 4)),
        ("salt", 16, bytes(16)),
        ("nonce", 32, bytes(24)),
        ("data-key", 56, bytes(32)),
        ("tag", 88, bytes(16)),
    ]
    for name, at, data in fields:
        changed = bad(f"slot-{name}-changed", f"Another {name} in the passphrase slot, within the bounds.")
        yield changed.header(slot(0, at), data, mac=True).answers("WrongKey")
    seen = bad("slot-changed-seen-by-recovery-key", "The passphrase slot's salt; opened with the recovery key.")
    yield seen.header(slot(0, 16), bytes(16)).with_secret(**bad.says["opens"][1]).answers(DAMAGED)
    renamed = bad("slot-kind-exchanged", "The passphrase slot says it is a recovery key's.")
    yield renamed.header(slot(0, 0), b"\2", mac=True).answers("WrongKey")
    identity = bad("file-id-changed", "Another file id: every slot is bound to it.")
    yield identity.header(24, bytes(16), mac=True).answers("WrongKey")


def slots_moved(bad: Maker) -> Iterator[BadFile]:
    """Slots in other places, once, twice, or not at all."""
    first = bad.main[slot(0, 0) : slot(1, 0)]
    recovery = bad.main[slot(1, 0) : slot(2, 0)]
    foreign = bad.shelf.pristine("second-session", "main")[slot(0, 0) : slot(1, 0)]
    twice = bad("slot-twice", "The passphrase slot a second time.").header(slot(2, 0), first)
    yield twice.answers(DAMAGED)
    twice = bad(
        "slot-twice-with-mac", "The passphrase slot a second time, by the key's owner: the first that opens counts."
    )
    yield twice.header(slot(2, 0), first, mac=True).opens()
    exchanged = bad("slots-exchanged", "The two slots in each other's place.").header(slot(0, 0), recovery + first)
    yield exchanged.answers(DAMAGED)
    exchanged = bad("slots-exchanged-with-mac", "The two slots in each other's place, by the key's owner.")
    yield exchanged.header(slot(0, 0), recovery + first, mac=True).opens()
    behind = bad("slot-of-another-vault-first", "A passphrase slot that does not open before the one that does.")
    yield behind.header(slot(0, 0), foreign + first, mac=True).opens()
    replaced = bad("slot-of-another-vault", "The passphrase slot of another vault, opened with that one's passphrase.")
    other = bad.shelf.description("second-session")["opens"][0]
    yield replaced.header(slot(0, 0), foreign).with_secret(**other).answers("WrongKey")
    removed = bad("passphrase-slot-removed", "No passphrase slot is left.").header(slot(0, 0), bytes(SLOT_BYTES))
    yield removed.answers("WrongKey")
    removed = bad("passphrase-slot-removed-seen", "No passphrase slot is left; opened with the recovery key.")
    yield removed.header(slot(0, 0), bytes(SLOT_BYTES)).with_secret(**bad.says["opens"][1]).answers(DAMAGED)
    yield bad("no-slots", "Eight empty slots.").header(64, bytes(1024), mac=True).answers("WrongKey")


def whole_header(bad: Maker) -> Iterator[BadFile]:
    """What the MAC and the digest cover."""
    mac = bad.main[4032:4064]
    yield (
        bad("mac-flipped", "One bit of the MAC, with a digest that fits.")
        .header(4032, bytes([mac[0] ^ 1]))
        .answers(DAMAGED)
    )
    yield bad("mac-zero", "A MAC of zeros, with a digest that fits.").header(4032, bytes(32)).answers(DAMAGED)
    yield bad("digest-flipped", "One bit of the digest, in both copies.").flip(4064).flip(PAGE + 4064).answers(DAMAGED)
    yield bad("digest-zero", "A digest of zeros, in both copies.").fill(4064, 32).fill(PAGE + 4064, 32).answers(DAMAGED)
    fields = {"sequence": 40, "copy-id": 1088, "sealed-pages": 1112}
    session = {"generation": 1104} if bad.shelf.version == 1 else {"session": 1104, "state-id": 1160, "state-sequence": 1176}
    for name, at in sorted((fields | session).items(), key=lambda field: field[1]):
        changed = bad(f"{name}-changed", f"Another {name}, with a digest that fits.")
        yield changed.header(at, b"\x77").answers(DAMAGED)
    yield (
        bad("salt-flipped", "One bit of the passphrase slot's salt, in both copies.")
        .flip(slot(0, 16))
        .flip(PAGE + slot(0, 16))
        .answers(DAMAGED)
    )
    name, what = ("generation-ahead", "A higher generation") if bad.shelf.version == 1 else ("session-other", "A session")
    yield (
        bad(name, f"{what}, by the key's owner: a closed vault has no log to lose.")
        .header(1104, little(77, 8), mac=True)
        .opens()
    )
    yield (
        bad("copy-id-of-another", "Another copy id, by the key's owner: no page opens.")
        .header(1088, bytes(16), mac=True)
        .answers("Damaged Page 1")
    )


def two_copies(bad: Maker) -> Iterator[BadFile]:
    """Copies that differ."""
    yield bad("copy-a-zeroed", "Copy A is lost.").fill(0, PAGE).opens()
    yield bad("copy-b-zeroed", "Copy B is lost.").fill(PAGE, PAGE).opens()
    yield bad("copy-a-junk", "Copy A is junk.").fill(0, PAGE, 0x5A).opens()
    next_one = bad.shelf.version + 1
    yield (
        bad("copy-a-newer-version", f"Copy A says version {next_one}, copy B is whole: a torn write.")
        .header(16, little(next_one, 4), copies=(0,))
        .opens()
    )
    yield bad("copies-zeroed", "Both copies are lost.").fill(0, 2 * PAGE).answers("NotAVault")
    yield bad("copies-torn", "Both copies are torn.").fill(2048, 2048).fill(PAGE + 512, 512, 0x5A).answers(DAMAGED)
    yield (
        bad("one-magic-left", "Copy A is lost, copy B torn: it was a vault.")
        .fill(0, PAGE)
        .flip(PAGE + 900)
        .answers(DAMAGED)
    )
    yield (
        bad("newer-and-torn", f"Copy A says version {next_one}, copy B is torn.")
        .header(16, little(next_one, 4), copies=(0,))
        .flip(PAGE + 900)
        .answers(f"NewerFormat {next_one}")
    )
    yield (
        bad("newer-and-dear", f"Copy A is out of bounds, copy B says version {next_one}.")
        .header(slot(0, 4), little(1, 4), copies=(0,))
        .header(16, little(next_one, 4), copies=(PAGE,))
        .answers(f"NewerFormat {next_one}")
    )
    yield (
        bad("dear-and-torn", "Copy A is torn, copy B out of bounds.")
        .flip(900)
        .header(slot(0, 12), little(99, 4), copies=(PAGE,))
        .answers("CostOutOfBounds 1024 1 99")
    )
    sequence = bad.says["sequence"]
    yield (
        bad("copy-b-ahead", "Copy B has the higher sequence and is genuine: a change was cut short.")
        .header(40, little(sequence + 1, 8), copies=(PAGE,), mac=True)
        .opens()
    )
    yield (
        bad("copy-b-ahead-without-mac", "Copy B has the higher sequence and is not genuine.")
        .header(40, little(sequence + 1, 8), copies=(PAGE,))
        .answers(DAMAGED)
    )
    yield (
        bad("copy-b-behind-without-mac", "Copy B is not genuine, and older: copy A counts.")
        .header(40, little(sequence - 1, 8), copies=(PAGE,))
        .opens()
    )
    yield (
        bad("copy-a-behind-without-mac", "Copy A is not genuine, and older: copy B counts.")
        .header(40, little(0, 8), copies=(0,))
        .opens()
    )
    yield (
        bad("copies-contradict", "One sequence, two contents, both genuine: copy A counts.")
        .header(1088, bytes(16), copies=(PAGE,), mac=True)
        .opens()
    )
    yield (
        bad("copy-b-ahead-of-another-vault", "Copy B is another vault's, with a higher sequence.")
        .copy(PAGE, PAGE, PAGE, of="crashed-after-checkpoint")
        .answers("WrongKey")
    )
    yield (
        bad("header-of-another-vault", "Both copies are another vault's, opened with its passphrase.")
        .copy(0, 0, 2 * PAGE, of="second-session")
        .with_secret(**bad.shelf.description("second-session")["opens"][0])
        .answers("Damaged Page 1")
    )
    yield (
        bad("header-of-the-backup", "The header of a backup before the pages of the original.")
        .copy(0, 0, 2 * PAGE, of="backup")
        .copy(2 * PAGE, 2 * PAGE, 13 * PAGE, of="original")
        .with_secret(**bad.shelf.description("backup")["opens"][0])
        .answers("Damaged Page 1")
    )


def ends_early(bad: Maker) -> Iterator[BadFile]:
    """Files that end within the header, or before the first page is whole."""
    for length, answer in [
        (15, "NotAVault"),
        (16, DAMAGED),
        (100, DAMAGED),
        (4095, DAMAGED),
        (4096, "Damaged Truncated"),
        (8191, "Damaged Truncated"),
        (8192, "Damaged Truncated"),
        (12287, "Damaged Truncated"),
    ]:
        yield bad(f"cut-at-{length}", f"The first {length} bytes alone.").cut(length).answers(answer)
    yield (
        bad("cut-wrong-key", "One copy alone, and the wrong passphrase: that comes first.")
        .cut(4096)
        .with_secret(passphrase="not it")
        .answers("WrongKey")
    )


def secrets(bad: Maker) -> Iterator[BadFile]:
    """A good file and a secret that is not its own."""
    right = bad.says["opens"][0]["passphrase"]
    wrong = {
        "empty": "",
        "upper-case": right.upper(),
        "space-behind": right + " ",
        "one-letter-less": right[:-1],
        "recovery-key-as-text": bad.says["opens"][1]["recovery_key"],
    }
    for name, typed in wrong.items():
        yield (
            bad(f"passphrase-{name}", "The file is good, the passphrase is not its own.")
            .with_secret(passphrase=typed)
            .answers("WrongKey")
        )
    other = bad.shelf.description("second-session")["opens"][1]
    yield bad("recovery-key-of-another", "The recovery key of another vault.").with_secret(**other).answers("WrongKey")
