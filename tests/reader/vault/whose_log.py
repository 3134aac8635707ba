"""Whose a log is that lies beside a file of version 2: FORMAT.md's section "Whose log it is"."""

from collections import Counter
from dataclasses import dataclass

from . import cipher
from .cipher import words
from .header import CLOSED, Header, Standing
from .log import HEADER_SIZE, Bond, Log, LogHeader, open_slot, raw_slot, whole_slots

NOBODY = bytes(8)

Named = tuple[bytes, int]
"""A session and a base."""


@dataclass(frozen=True)
class Found:
    """The log of a file, as far as it counts."""

    log: Log
    counts: bool = False
    """It is this file's: what it holds is laid over the pages."""
    is_foreign: bool = False


def log_of(raw: bytes, header: Header, data_key: bytes) -> Found:
    """The log that counts beside this header."""
    key = cipher.subkey(data_key, header.copy_id, "candor wal v1")
    if header.standing is None:
        return Found(Log(raw, Bond.of_generation(header), key), counts=len(raw) > 0)
    named = [names(raw, index) for index in range(whole_slots(raw))]
    own = (header.standing.session, header.standing.base)
    if any(of == own and opens(raw, key, header, index, of) for index, of in enumerate(named)):
        return Found(Log(raw, Bond.of_session(header, *own), key), counts=True)
    first = next((of for index, of in enumerate(named) if opens(raw, key, header, index, of)), None)
    is_foreign = is_unread(raw, header.standing, named) if first is None else not is_left_over(first, own)
    return Found(Log.empty(b""), is_foreign=True) if is_foreign else Found(Log.empty(raw))


def names(raw: bytes, index: int) -> Named:
    """What a slot says of itself."""
    session, base = words("<8sI", raw_slot(raw, index), 4080)
    return session, base


def opens(raw: bytes, key: bytes, header: Header, index: int, of: Named) -> bool:
    """Whether a slot opens as what it names."""
    return open_slot(raw, key, Bond.of_session(header, *of), index) is not None


def is_left_over(found: Named, own: Named) -> bool:
    """The log of an earlier state of the same session, which the main file holds."""
    return found[0] == own[0] and (own[1] - found[1]) % 2**32 < 2**31


def is_unread(raw: bytes, standing: Standing, named: list[Named]) -> bool:
    """A log of which nothing opens here, and which is somebody's all the same: of another copy or vault."""
    header = LogHeader.read(raw[:HEADER_SIZE])
    if header is None or not header.is_ours:
        return False
    sessions = Counter(session for session, _ in named if session != NOBODY)
    if standing.state == CLOSED:
        return len(sessions) > 0
    return any(count > 1 for session, count in sessions.items() if session != standing.session)
