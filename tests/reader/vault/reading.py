"""From a file and a secret to an ordinary SQLite database, in memory."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from .errors import Damaged
from .header import PASSPHRASE, RECOVERY_KEY, Header, read_header
from .log import Log
from .pages import RESERVED, Pages
from .secret import passphrase_bytes, recovery_key_bytes

SQLITE_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True)
class Vault:
    """A vault that was read."""

    header: Header
    image: bytes
    """An SQLite database, as it would stand in a file of its own."""

    def connect(self) -> sqlite3.Connection:
        """The database in memory. Nothing is written anywhere."""
        image = bytearray(self.image)
        # A database in memory has no write-ahead log, and these two bytes ask for one.
        image[18:20] = b"\x01\x01"
        connection = sqlite3.connect(":memory:")
        connection.deserialize(bytes(image))
        return connection


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
    log = Log(log_path.read_bytes() if log_path.exists() else b"", header, data_key)
    log.audit(pages)
    image = whole_image(pages, log)
    pages.check_seal()
    return Vault(header, image)


def whole_image(pages: Pages, log: Log) -> bytes:
    """All pages, those in the log before those in the main file."""
    newer = log.contents
    count = log.pages_after_commit or pages.count
    whole = [(newer.get(index) or pages.content(index)) + RESERVED for index in range(count)]
    if not whole or not whole[0].startswith(SQLITE_MAGIC) or whole[0][20] != len(RESERVED):
        raise Damaged("page", 0)
    return b"".join(whole)
