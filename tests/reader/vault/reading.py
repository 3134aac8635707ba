"""From a file and a secret to an ordinary SQLite database, in memory."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import Damaged
from .header import CLOSED, OPEN, PAGE_SIZE, PASSPHRASE, RECOVERY_KEY, Header, read_header
from .log import Log
from .pages import CONTENT, LOCK_BYTE_PAGE, RESERVED, Pages
from .secret import passphrase_bytes, recovery_key_bytes
from .whose_log import Found, log_of

SQLITE_HEADER = b"SQLite format 3\0" + b"\x10\0" + b"\x02\x02" + bytes([len(RESERVED)])
"""Magic, page size, write-ahead log, reserved bytes."""

Value = int | float | str | dict[str, str] | None

TABLES = """
    SELECT name FROM pragma_table_list
    WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT GLOB 'sqlite_*'
    ORDER BY name
"""


@dataclass(frozen=True)
class Vault:
    """A vault that was read."""

    header: Header
    image: bytes
    """An SQLite database, as it would stand in a file of its own."""
    notes: tuple[str, ...]
    """What there is to say beside it, by FORMAT.md's names."""

    def connect(self) -> sqlite3.Connection:
        """The database in memory. Nothing is written anywhere."""
        image = bytearray(self.image)
        # A database in memory has no write-ahead log, and these two bytes ask for one.
        image[18:20] = b"\x01\x01"
        connection = sqlite3.connect(":memory:")
        connection.deserialize(bytes(image))
        return connection

    def schema(self) -> list[str]:
        """The statements that make the tables, indexes and triggers."""
        with closing(self.connect()) as connection:
            return [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")]

    def tables(self) -> dict[str, list[list[Value]]]:
        """Every table that a statement can write to, with its rows in SQLite's own order. A blob becomes
        `{"blob": "hexadecimal digits"}`, so that JSON can hold it."""
        with closing(self.connect()) as connection:
            names = [name for (name,) in connection.execute(TABLES)]
            return {name: list(map(as_json, connection.execute(f"SELECT * FROM {quoted(name)}"))) for name in names}

    def check_structure(self) -> None:
        """Has SQLite check that the pages hold a well-formed database, in the form that FORMAT.md says."""
        if not self.image.startswith(SQLITE_HEADER):
            raise Damaged("Structure")
        try:
            with closing(self.connect()) as connection:
                answer = connection.execute("PRAGMA integrity_check(1)").fetchone()
        except sqlite3.DatabaseError:
            answer = None
        if answer != ("ok",):
            raise Damaged("Structure")


def open_vault(path: Path, *, passphrase: str | None = None, recovery_key: str | None = None) -> Vault:
    """Reads the vault at `path`, and the log beside it when there is one. Give one of the two secrets.

    Every page is opened, so damage anywhere is found at once. Nothing is written.
    """
    file = path.read_bytes()
    header = read_header(file)
    if recovery_key is not None:
        data_key = header.unlock(RECOVERY_KEY, recovery_key_bytes(recovery_key))
    elif passphrase is not None:
        data_key = header.unlock(PASSPHRASE, passphrase_bytes(passphrase))
    else:
        raise ValueError("a passphrase or a recovery key is needed")
    pages = Pages(file, header, data_key)
    log_path = path.with_name(path.name + "-wal")
    raw_log = log_path.read_bytes() if log_path.exists() else None
    found = log_of(raw_log or b"", header, data_key)
    found.log.audit(pages)
    check_running(header, pages, found)
    if found.counts:
        pages.check_seal()
    vault = Vault(header, whole_image(pages, found.log), notes(header, found, raw_log is not None))
    vault.check_structure()
    pages.check_seal()
    return vault


def check_running(header: Header, pages: Pages, found: Found) -> None:
    """While a checkpoint runs, the pages are between two states, and the log must hold what they lack."""
    if header.standing is None or not header.is_running:
        return
    frames = found.log.first(header.standing.frames) if found.counts else None
    if frames is None:
        raise Damaged("Torn")
    held = {frame.page_index for frame in frames}
    if not pages.rest_holds(header.standing.rest, held, frames[-1].pages_after_commit):
        raise Damaged("Torn")


def notes(header: Header, found: Found, has_log: bool) -> tuple[str, ...]:
    """What there is to say of a file that opens."""
    said: list[str] = []
    if header.standing is not None and header.standing.state != CLOSED:
        is_alone = header.standing.state == OPEN and (not has_log or found.is_foreign)
        said.append("WithoutItsLog" if is_alone else "Interrupted")
    if found.is_foreign:
        said.append("ForeignLog")
    return tuple(said)


def whole_image(pages: Pages, log: Log) -> bytes:
    """All pages, those in the log before those in the main file."""
    newer = log.contents
    if log.pages_after_commit > LOCK_BYTE_PAGE:
        # No log holds it. Until the log is brought in, it may be torn or missing.
        newer[LOCK_BYTE_PAGE] = bytes(CONTENT)
    count = log.pages_after_commit or pages.count
    return b"".join((newer.get(index) or pages.content(index)) + RESERVED for index in range(count))


def as_json(row: tuple[Any, ...]) -> list[Value]:
    """A row's values, as JSON can hold them."""
    return [{"blob": value.hex()} if isinstance(value, bytes) else value for value in row]


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'
