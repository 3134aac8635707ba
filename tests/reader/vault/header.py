"""The header: two copies, their slots, and the data key behind a slot. Versions 1 and 2."""

from collections.abc import Iterator
from dataclasses import dataclass

from . import cipher
from .cipher import words
from .errors import CostOutOfBounds, Damaged, NewerFormat, NotAVault, VaultError, WrongKey

MAGIC = b"Candor vault\r\n\x1a\n"
VERSION = 2
"""The highest that this reader knows."""
SLOTS_VERSION = b"\x01\0\0\0"
PAGE_SIZE = 4096
COPY_SIZE = 4096
PASSPHRASE, RECOVERY_KEY = 1, 2
CLOSED, OPEN, RUNNING = 0, 1, 2
MOST_MILESTONES = 96


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
class Milestone:
    """A state that the file was in at the end of a session, or is in."""

    sequence: int
    state: bytes


@dataclass(frozen=True)
class Standing:
    """How a file of version 2 stands: closed, open, or with its log being brought in."""

    session: bytes
    state: int
    now: Milestone
    rest: bytes
    frames: int
    lineage: tuple[Milestone, ...]

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """What the file has been, oldest first, and what it is."""
        return (*self.lineage, self.now)

    @property
    def base(self) -> int:
        """What a log that goes on from here names."""
        return self.now.sequence % 2**32


@dataclass(frozen=True)
class Header:
    """One copy that reads well. Only its MAC says that it is genuine."""

    raw: bytes
    file_id: bytes
    sequence: int
    slots: tuple[Slot, ...]
    copy_id: bytes
    sealed_pages: int
    closed_seal: bytes
    generation: int
    """Of version 1 alone."""
    standing: Standing | None
    """Of version 2 alone."""

    @property
    def is_running(self) -> bool:
        """The log was being brought in, or the file was being made."""
        return self.standing is not None and self.standing.state == RUNNING

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
    if cipher.digest(raw[:4064]) != raw[4064:] or version == 0 or page_size != PAGE_SIZE or any(raw[48:64]):
        raise Damaged("Header")
    copy_id, generation, sealed_pages, closed_seal = words("<16sQQ32s", raw, 1088)
    standing = None
    if version == 1:
        is_sound = not any(raw[1152:4032])
    else:
        generation, standing = 0, read_standing(raw)
        is_sound = sealed_pages > 0 or (standing.state == RUNNING and not any(standing.rest) and not standing.frames)
    if not is_sound or (sealed_pages == 0 and any(closed_seal)):
        raise Damaged("Header")
    slots = tuple(read_slots(raw))
    return Header(raw, file_id, sequence, slots, copy_id, sealed_pages, closed_seal, generation, standing)


def read_standing(raw: bytes) -> Standing:
    """What version 2 says of sessions, states and lineage."""
    state, count, state_id, state_sequence, rest, frames = words("<II16sQ32sQ", raw, 1152)
    if state > RUNNING or count > MOST_MILESTONES or any(raw[1224 + 24 * count : 4032]):
        raise Damaged("Header")
    if state != RUNNING and (any(rest) or frames):
        raise Damaged("Header")
    lineage = tuple(Milestone(*words("<Q16s", raw, 1224 + 24 * index)) for index in range(count))
    return Standing(raw[1104:1112], state, Milestone(state_sequence, state_id), rest, frames, lineage)


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
        associated = raw[:16] + SLOTS_VERSION + raw[20:40] + slot[:32]
        yield Slot(kind, memory, passes, lanes, salt, nonce, slot[56:104], associated)
