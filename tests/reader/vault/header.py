"""The header: two copies, their slots, and the data key behind a slot."""

from collections.abc import Iterator
from dataclasses import dataclass

from . import cipher
from .cipher import words
from .errors import CostOutOfBounds, Damaged, NewerFormat, NotAVault, VaultError, WrongKey

MAGIC = b"Candor vault\r\n\x1a\n"
VERSION = 1
PAGE_SIZE = 4096
COPY_SIZE = 4096
PASSPHRASE, RECOVERY_KEY = 1, 2


@dataclass(frozen=True)
class Slot:
    """The data key, enciphered under a key from one secret."""

    kind: int
    memory: int
    passes: int
    lanes: int
    salt: bytes
    nonce: bytes
    sealed: bytes
    associated: bytes

    def open(self, secret: bytes) -> bytes | None:
        """The data key, when the secret is this slot's."""
        key = cipher.stretched(secret, self.salt, self.memory, self.passes, self.lanes)
        return cipher.unseal(key, self.nonce, self.sealed, self.associated)


@dataclass(frozen=True)
class Header:
    """One copy that reads well. Only its MAC says that it is genuine."""

    raw: bytes
    file_id: bytes
    sequence: int
    slots: tuple[Slot, ...]
    copy_id: bytes
    generation: int
    sealed_pages: int
    closed_seal: bytes

    def unlock(self, kind: int, secret: bytes) -> bytes:
        """The data key, with the header's MAC checked."""
        for slot in self.slots:
            data_key = slot.open(secret) if slot.kind == kind else None
            if data_key is not None:
                key = cipher.subkey(data_key, self.file_id, "candor header mac v1")
                if not cipher.same(cipher.mac(key, self.raw[:4032]), self.raw[4032:4064]):
                    raise Damaged("Header")
                return data_key
        raise WrongKey


def read_header(file: bytes) -> Header:
    """The copy that counts."""
    copies: list[Header] = []
    problems: list[VaultError] = []
    for at in (0, COPY_SIZE):
        try:
            copies.append(read_copy(file[at : at + COPY_SIZE].ljust(COPY_SIZE, b"\0")))
        except VaultError as problem:
            problems.append(problem)
    if copies:
        return max(copies, key=lambda copy: copy.sequence)  # the first of equals, so copy A
    for kind in (NewerFormat, CostOutOfBounds, Damaged):
        for found in problems:
            if isinstance(found, kind):
                raise found
    raise NotAVault


def read_copy(raw: bytes) -> Header:
    """Reads in FORMAT.md's order: magic, version, digest, page size, zeros, slots."""
    if raw[:16] != MAGIC:
        raise NotAVault
    version, page_size, file_id, sequence = words("<II16sQ", raw, 16)
    if version > VERSION:
        raise NewerFormat(version)
    if cipher.digest(raw[:4064]) != raw[4064:] or version != VERSION or page_size != PAGE_SIZE:
        raise Damaged("Header")
    if any(raw[48:64]) or any(raw[1152:4032]):
        raise Damaged("Header")
    copy_id, generation, sealed_pages, closed_seal = words("<16sQQ32s", raw, 1088)
    if sealed_pages == 0 and any(closed_seal):
        raise Damaged("Header")
    slots = tuple(read_slots(raw))
    return Header(raw, file_id, sequence, slots, copy_id, generation, sealed_pages, closed_seal)


def read_slots(raw: bytes) -> Iterator[Slot]:
    """The slots that are not empty."""
    for at in range(64, 1088, 128):
        slot = raw[at : at + 128]
        if not any(slot):
            continue
        kind, derivation, zero, memory, passes, lanes, salt, nonce = words("<BBHIII16s24s", slot)
        if kind not in (PASSPHRASE, RECOVERY_KEY) or derivation != 1 or zero or any(slot[104:]):
            raise Damaged("Header")
        if not (1024 <= memory <= 2097152 and 1 <= passes <= 16 and 1 <= lanes <= 16):
            raise CostOutOfBounds(memory, passes, lanes)
        yield Slot(kind, memory, passes, lanes, salt, nonce, slot[56:104], raw[:40] + slot[:32])
