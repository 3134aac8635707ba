"""The worked examples of FORMAT.md, one of each version: every step from a passphrase to a page, worked out here and shown there.

A test of the vault's works out the same values with its own code (crates/vault/src/seal/known_answers.rs).
"""

from pathlib import Path

from vault import cipher
from vault.header import PASSPHRASE, RECOVERY_KEY, Header, read_header
from vault.log import Bond
from vault.pages import page_associated
from vault.secret import passphrase_bytes, recovery_key_bytes

from .bad_file import opened
from .edits import V1, V2, Shelf

VAULT = "worked-example"
FORMAT = Path(__file__).parents[3] / "docs" / "FORMAT.md"
HEADINGS = {V1: "## A worked example of version 1", V2: "## Version 2, worked out"}
NAME_WIDTH = 36
BYTES_IN_LINE = 32

FIELDS_OF_1 = [
    ("generation", 1104, 8),
    ("pages in the closed file", 1112, 8),
    ("seal of the closed file", 1120, 32),
]
FIELDS_OF_2 = [
    ("session", 1104, 8),
    ("pages", 1112, 8),
    ("seal of the pages", 1120, 32),
    ("state", 1152, 4),
    ("number of milestones", 1156, 4),
    ("state id", 1160, 16),
    ("state sequence", 1176, 8),
    ("frames", 1216, 8),
    ("milestone 0", 1224, 24),
    ("milestone 1", 1248, 24),
]

Values = list[tuple[str, bytes]]


def check(shelf: Shelf) -> None:
    """Fails when FORMAT.md shows anything else."""
    shown = FORMAT.read_text(encoding="utf-8").split(HEADINGS[shelf])[1].split("```")[1]
    if shown.strip("\n") != block(shelf):
        raise AssertionError(
            "FORMAT.md shows another example; print this one with tests/reader/print_worked_example.py"
        )


def block(shelf: Shelf) -> str:
    """The values as FORMAT.md shows them."""
    lines = []
    for name, value in values(shelf):
        for at in range(0, len(value), BYTES_IN_LINE):
            label = name if at == 0 else ""
            lines.append(f"{label:<{NAME_WIDTH}}{value[at : at + BYTES_IN_LINE].hex()}")
    return "\n".join(lines)


def values(shelf: Shelf) -> Values:
    """Every step, in the order in which a reader takes them."""
    main, log = shelf.pristine(VAULT, "main"), shelf.pristine(VAULT, "log")
    header = read_header(main)
    passphrase, recovery_key = shelf.description(VAULT)["opens"]
    data_key = header.unlock(PASSPHRASE, passphrase_bytes(passphrase["passphrase"]))
    secrets = [
        (PASSPHRASE, "passphrase", passphrase_bytes(passphrase["passphrase"])),
        (RECOVERY_KEY, "recovery key", recovery_key_bytes(recovery_key["recovery_key"])),
    ]
    found = header_fields(header)
    for kind, name, secret in secrets:
        found += unlocking(header, kind, name, secret)
    return [*found, ("data key", data_key), *from_data_key(header, data_key, main, log)]


def header_fields(header: Header) -> Values:
    """Fields of copy A, as they lie in the file."""
    places = [
        ("format version", 16, 4),
        ("page size", 20, 4),
        ("file id", 24, 16),
        ("sequence", 40, 8),
        ("copy id", 1088, 16),
        *(FIELDS_OF_1 if header.standing is None else FIELDS_OF_2),
        ("MAC", 4032, 32),
        ("SHA-256", 4064, 32),
    ]
    return [(f"header: {name}", header.raw[at : at + length]) for name, at, length in places]


def unlocking(header: Header, kind: int, name: str, secret: bytes) -> Values:
    """From a secret to the data key."""
    slot = next(slot for slot in header.slots if slot.kind == kind)
    key = cipher.stretched(secret, slot.salt, slot.memory, slot.passes, slot.lanes)
    return [
        (f"{name}: into Argon2id", secret),
        (f"{name}: salt", slot.salt),
        (f"{name}: out of Argon2id", key),
        (f"{name}: associated data", slot.associated),
        (f"{name}: nonce", slot.nonce),
        (f"{name}: ciphertext", slot.sealed[:32]),
        (f"{name}: tag", slot.sealed[32:]),
    ]


def from_data_key(header: Header, data_key: bytes, main: bytes, log: bytes) -> Values:
    """The keys, and what they open."""
    keys = {
        "header MAC": cipher.subkey(data_key, header.file_id, "candor header mac v1"),
        "pages": cipher.subkey(data_key, header.copy_id, "candor pages v1"),
        "write-ahead log": cipher.subkey(data_key, header.copy_id, "candor wal v1"),
        "closed seal": cipher.subkey(data_key, header.copy_id, "candor closed seal v1"),
    }
    if header.standing is not None:
        keys["rest"] = cipher.subkey(data_key, header.copy_id, "candor checkpoint v2")
    found = [(f"key: {name}", key) for name, key in keys.items()]
    for index in range(header.sealed_pages):
        page = main[8192 + 4096 * index :][:4096]
        found += sealed(f"page {index}", keys["pages"], page, page_associated(header.copy_id, index))
    found.append(("log: header", log[:32]))
    bond = Bond.of_generation(header)
    if header.standing is not None:
        bond = Bond.of_session(header, header.standing.session, header.standing.now.sequence)
    return found + sealed("log slot 0", keys["write-ahead log"], log[32:4152], bond.slot(0))


def sealed(name: str, key: bytes, raw: bytes, associated: bytes) -> Values:
    """A page or a slot, its beginning alone, before and after it is opened."""
    return [
        (f"{name}: associated data", associated),
        (f"{name}: nonce", raw[-40:-16]),
        (f"{name}: tag", raw[-16:]),
        (f"{name}: ciphertext begins", raw[:32]),
        (f"{name}: opened begins", opened(key, raw, associated)[:32]),
    ]
