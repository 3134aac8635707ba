"""The write-ahead log: which of its frames count, and whether commits behind them were lost."""

from dataclasses import dataclass

from . import cipher
from .cipher import little, words
from .errors import Damaged
from .header import PAGE_SIZE, Header
from .pages import RESERVED, Pages

SLOT_SIZE = 4120
HEADER_SIZE = 32
LOG_VERSION = 3007000
ORDERS = {0x377F0682: "<", 0x377F0683: ">"}


@dataclass(frozen=True)
class Frame:
    """An opened slot: SQLite's frame header and a page."""

    raw: bytes

    @property
    def page_index(self) -> int:
        """Which page it is, from 0."""
        return int.from_bytes(self.raw[:4], "big") - 1

    @property
    def pages_after_commit(self) -> int:
        """How many pages the database has from here on; 0 where no commit ends."""
        return int.from_bytes(self.raw[4:8], "big")

    @property
    def salts(self) -> bytes:
        """The two salts of the log that it was written for."""
        return self.raw[8:16]

    @property
    def content(self) -> bytes:
        """The 4056 bytes of the page that SQLite uses."""
        return self.raw[24:]


@dataclass(frozen=True)
class Bond:
    """What the slots of one log are bound to, beside their places."""

    associated: bytes
    """The associated data, but for the slot's index at the end."""
    named: bytes
    """What the nonces begin with: session and base in version 2, nothing in version 1."""

    @classmethod
    def of_generation(cls, header: Header) -> "Bond":
        """Version 1."""
        return cls(b"candor wal v1\0\0\0" + header.copy_id + little(PAGE_SIZE, 4) + little(header.generation, 8), b"")

    @classmethod
    def of_session(cls, header: Header, session: bytes, base: int) -> "Bond":
        """Version 2: a session, and the state of the main file that the log goes on from."""
        named = session + little(base, 4)
        return cls(b"candor wal v2\0\0\0" + header.copy_id + little(PAGE_SIZE, 4) + named, named)

    def slot(self, index: int) -> bytes:
        """The associated data of a slot."""
        return self.associated + little(index, 8)


class Log:
    """A log that counts, opened."""

    def __init__(self, log: bytes, bond: Bond, key: bytes) -> None:
        self._header = LogHeader.read(log[:HEADER_SIZE])
        self._frames = [open_slot(log, key, bond, index) for index in range(whole_slots(log))]
        self._valid = self._header.frames_that_follow(self._frames) if self._header else []
        commits = [at for at, frame in enumerate(self._valid) if frame.pages_after_commit]
        self._committed = self._valid[: commits[-1] + 1] if commits else []

    @classmethod
    def empty(cls, log: bytes) -> "Log":
        """Of what lies there nothing counts but SQLite's own header, which a log of no vault's may have."""
        return cls(log[:HEADER_SIZE], Bond(b"", b""), b"")

    def first(self, frames: int) -> list[Frame] | None:
        """So many frames from the first, when the last of them ends a commit."""
        chosen = self._valid[:frames]
        return chosen if len(chosen) == frames and chosen and chosen[-1].pages_after_commit else None

    @property
    def pages_after_commit(self) -> int:
        """How many pages the database has after the last commit; 0 when the log has none."""
        return self._committed[-1].pages_after_commit if self._committed else 0

    @property
    def contents(self) -> dict[int, bytes]:
        """What the log says that pages hold, by index."""
        return {frame.page_index: frame.content for frame in self._committed}

    def audit(self, pages: Pages) -> None:
        """Finds acknowledged commits behind the log's end, as FORMAT.md's "Audit" says."""
        if self._valid:
            salts = self._valid[0].salts
            behind = [frame for frame in self._frames[len(self._valid) :] if frame and frame.salts == salts]
        else:
            behind = newest([frame for frame in self._frames if frame])
            behind = behind if differs(behind, pages) else []
        lost = sum(1 for frame in behind if frame.pages_after_commit)
        if lost > 1 or (self._header and not self._header.is_ours):
            raise Damaged("WriteAheadLog", len(self._valid) + 1, lost)


@dataclass(frozen=True)
class LogHeader:
    """SQLite's header of the log, whose checksum is right. It is in clear, and anybody can make one."""

    order: str
    """Of the bytes in the words that checksums add up, by `struct`'s sign."""
    is_ours: bool
    """The version and the page size are those of a vault."""
    salts: bytes
    checksum: tuple[int, int]

    @classmethod
    def read(cls, raw: bytes) -> "LogHeader | None":
        """Nothing where SQLite takes the log for empty."""
        if len(raw) < HEADER_SIZE:
            return None
        magic, version, page_size = words(">III", raw)
        order = ORDERS.get(magic)
        if order is None or checksum(order, (0, 0), raw[:24]) != words(">II", raw, 24):
            return None
        is_ours = version == LOG_VERSION and page_size == PAGE_SIZE
        return cls(order, is_ours, raw[16:24], words(">II", raw, 24))

    def frames_that_follow(self, frames: list[Frame | None]) -> list[Frame]:
        """The frames that SQLite would take: from the first, with these salts and an unbroken checksum."""
        running = self.checksum
        valid: list[Frame] = []
        for frame in frames:
            if frame is None:
                break
            running = checksum(self.order, running, frame.raw[:8] + frame.content + RESERVED)
            if frame.salts != self.salts or frame.page_index < 0 or running != words(">II", frame.raw, 16):
                break
            valid.append(frame)
        return valid


def whole_slots(log: bytes) -> int:
    """How many slots there are from end to end."""
    return max(0, len(log) - HEADER_SIZE) // SLOT_SIZE


def raw_slot(log: bytes, index: int) -> bytes:
    """A slot as it lies there."""
    at = HEADER_SIZE + SLOT_SIZE * index
    return log[at : at + SLOT_SIZE]


def open_slot(log: bytes, key: bytes, bond: Bond, index: int) -> Frame | None:
    """The frame in a slot, when it is genuine, stands in its place, and is of this log."""
    slot = raw_slot(log, index)
    nonce = slot[4080:4104]
    if not nonce.startswith(bond.named):
        return None
    opened = cipher.unseal(key, nonce, slot[:4080] + slot[4104:], bond.slot(index))
    return None if opened is None else Frame(opened)


def checksum(order: str, start: tuple[int, int], data: bytes) -> tuple[int, int]:
    """SQLite's checksum of the log, continued."""
    first, second = start
    numbers = words(f"{order}{len(data) // 4}I", data)
    for one, other in zip(numbers[::2], numbers[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second


def newest(frames: list[Frame]) -> list[Frame]:
    """Those of the newest log. The first salt grows by one with each, modulo 2³²."""
    if not frames:
        return []
    salts = [words(">I", frame.salts)[0] for frame in frames]
    base = salts[0]

    latest = max(salts, key=lambda salt: (salt - base + 2**31) % 2**32)
    return [frame for frame, salt in zip(frames, salts, strict=True) if salt == latest]


def differs(frames: list[Frame], pages: Pages) -> bool:
    """Whether the main file lacks something that these frames committed."""
    commits = [at for at, frame in enumerate(frames) if frame.pages_after_commit]
    last = {frame.page_index: frame.content for frame in frames[: commits[-1] + 1]} if commits else {}
    return any(pages.genuine(index) != content for index, content in last.items())
