"""Writes files of version 2, byte by byte from FORMAT.md: the content of the vaults of version 1, sealed anew.

What is random in a vault comes from its name here, so that the same program writes the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from vault import cipher
from vault.cipher import little
from vault.header import CLOSED, RUNNING, Milestone
from vault.log import Bond, Frame, open_slot, whole_slots
from vault.pages import page_associated

from .bad_file import Keys, opened
from .edits import V1

HEADER_OF_LOG = 32


def made_up(what: str, size: int) -> bytes:
    """Bytes that look random, and are the same each time."""
    return sha256(b"candor vectors of version 2: " + what.encode()).digest()[:size]


@dataclass(frozen=True)
class Content:
    """A vault of version 1, opened."""

    name: str
    keys: Keys
    pages: list[bytes]
    log_header: bytes
    frames: list[Frame | None]

    @classmethod
    def of(cls, name: str) -> "Content":
        """The vector of this name."""
        keys = Keys(V1, name)
        main, log = V1.pristine(name, "main"), V1.pristine(name, "log")
        count = (len(main) - 8192) // 4096
        pages = [
            opened(keys.pages, main[8192 + 4096 * index :][:4096], page_associated(keys.header.copy_id, index))
            for index in range(count)
        ]
        bond = Bond.of_generation(keys.header)
        frames = [open_slot(log, keys.log, bond, index) for index in range(whole_slots(log))]
        return cls(name, keys, pages, log[:HEADER_OF_LOG], frames)


@dataclass
class Draft:
    """A file of version 2 that is being written."""

    name: str
    content: Content
    state: int = CLOSED
    sequence: int = 9
    state_sequence: int = 9
    session: bytes = b""
    frames: int = 0
    lineage: Sequence[Milestone] = ()
    sealed_as: list[bytes] | None = None
    """The pages that the seal names, where they are not those that lie in the file."""
    bases: list[int] | None = None
    """What each slot of the log goes on from; the present state where nothing is said."""

    def __post_init__(self) -> None:
        self.session = self.session or made_up(f"session of {self.name}", 8)
        self.copy_id = made_up(f"copy id of {self.name}", 16)
        old = self.content.keys
        header = replace(old.header, copy_id=self.copy_id)
        self.header = header
        self.page_key = cipher.subkey(old.data, self.copy_id, "candor pages v1")
        self.log_key = cipher.subkey(old.data, self.copy_id, "candor wal v1")
        self.seal_key = cipher.subkey(old.data, self.copy_id, "candor closed seal v1")
        self.rest_key = cipher.subkey(old.data, self.copy_id, "candor checkpoint v2")

    @property
    def state_id(self) -> bytes:
        """Of the present state."""
        return made_up(f"state of {self.name}", 16)

    def sealed_page(self, index: int, clear: bytes) -> bytes:
        """A page in its place."""
        return sealed(self.page_key, clear, page_associated(self.copy_id, index))

    def seal(self, pages: list[bytes]) -> bytes:
        """Over the tags of pages."""
        tags = b"".join(self.sealed_page(index, page)[-16:] for index, page in enumerate(pages))
        return cipher.mac(self.seal_key, tags + little(len(pages), 8))

    def rest(self, pages: list[bytes]) -> bytes:
        """Over the tags of those that the first frames leave alone."""
        frames = [frame for frame in self.content.frames[: self.frames] if frame]
        after = frames[-1].pages_after_commit
        held = {frame.page_index for frame in frames}
        message = b"".join(
            little(index, 8) + self.sealed_page(index, page)[-16:]
            for index, page in enumerate(pages[:after])
            if index not in held
        )
        return cipher.mac(self.rest_key, message + little(len(pages), 8) + little(after, 8))

    def header_copy(self) -> bytes:
        """One copy of the header, with MAC and digest."""
        old = self.content.keys
        pages = self.sealed_as or self.content.pages
        raw = bytearray(4096)
        raw[:64] = old.header.raw[:16] + little(2, 4) + old.header.raw[20:40] + little(self.sequence, 8) + bytes(16)
        raw[64:1088] = old.header.raw[64:1088]
        raw[1088:1152] = self.copy_id + self.session + little(len(pages), 8) + self.seal(pages)
        raw[1152:1184] = (
            little(self.state, 4) + little(len(self.lineage), 4) + self.state_id + little(self.state_sequence, 8)
        )
        if self.state == RUNNING:
            raw[1184:1216] = self.rest(pages)
        raw[1216:1224] = little(self.frames, 8)
        milestones = b"".join(little(milestone.sequence, 8) + milestone.state for milestone in self.lineage)
        raw[1224 : 1224 + len(milestones)] = milestones
        key = cipher.subkey(old.data, old.header.file_id, "candor header mac v1")
        raw[4032:4064] = cipher.mac(key, bytes(raw[:4032]))
        raw[4064:] = sha256(raw[:4064]).digest()
        return bytes(raw)

    def main(self) -> bytes:
        """The main file."""
        pages = b"".join(self.sealed_page(index, page) for index, page in enumerate(self.content.pages))
        return self.header_copy() * 2 + pages

    def own_log(self) -> bytes:
        """The log with all slots that opened in version 1; others are zero."""
        found = self.content.log_header
        for index, frame in enumerate(self.content.frames):
            base = self.bases[index] if self.bases else self.state_sequence
            bond = Bond.of_session(self.header, self.session, base)
            clear = frame.raw if frame else None
            found += sealed(self.log_key, clear, bond.slot(index), bond.named) if clear else bytes(4120)
        return found


def sealed(key: bytes, clear: bytes, associated: bytes, named: bytes = b"") -> bytes:
    """A page or a slot, sealed with another nonce than one that is sealed again in a bad file."""
    nonce = (named + sha256(b"first" + associated + clear).digest())[:24]
    found = cipher.seal(key, nonce, clear, associated)
    return found[:-16] + nonce + found[-16:]


def brought_in(content: Content, frames: int) -> list[bytes]:
    """The pages after so many frames of the log."""
    chosen = [frame for frame in content.frames[:frames] if frame]
    pages = list(content.pages) + [b""] * max(0, chosen[-1].pages_after_commit - len(content.pages))
    for frame in chosen:
        pages[frame.page_index] = frame.content
    return pages[: chosen[-1].pages_after_commit]

