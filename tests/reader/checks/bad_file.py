"""How a bad file is described: a good vault, and what is done to it with its keys at hand."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from vault import cipher
from vault.header import PASSPHRASE, Header, read_header
from vault.log import ORDERS, Bond, checksum
from vault.pages import RESERVED, page_associated
from vault.secret import passphrase_bytes

from .edits import ENDINGS, Shelf

PAGE = 4096
SLOT = 4120
BOTH = (0, PAGE)


class BadFile:
    """Records edits, and makes them at once, so that digests and seals can be worked out over the result."""

    def __init__(self, shelf: Shelf, name: str, base: str, comment: str) -> None:
        self.shelf, self.name, self.base, self.comment = shelf, name, base, comment
        self.content = {file: bytearray(shelf.pristine(base, file)) for file in ENDINGS}
        self.edits: list[dict[str, Any]] = []
        self.secret: dict[str, str] = shelf.description(base)["opens"][0]
        self.expect = ""
        self.notes: int | None = None
        self._keys: Keys | None = None

    @property
    def keys(self) -> "Keys":
        """The base's keys."""
        self._keys = self._keys or Keys(self.shelf, self.base)
        return self._keys

    def edit(self, file: str, **edit: object) -> "BadFile":
        """Makes an edit of any kind."""
        entry = {"file": file, **edit}
        self.shelf.apply(self.base, self.content, entry)
        self.edits.append(entry)
        return self

    def write(self, at: int, data: bytes, file: str = "main") -> "BadFile":
        """Puts bytes in a place."""
        return self.edit(file, at=at, write=data.hex())

    def flip(self, at: int, file: str = "main", bit: int = 1) -> "BadFile":
        """Flips one bit."""
        return self.write(at, bytes([self.content[file][at] ^ bit]), file)

    def fill(self, at: int, length: int, byte: int = 0, file: str = "main") -> "BadFile":
        """Puts one byte in many places."""
        return self.edit(file, at=at, fill=f"{byte:02x}", length=length)

    def cut(self, length: int, file: str = "main") -> "BadFile":
        """Cuts the end off."""
        return self.edit(file, truncate=length)

    def remove(self, file: str = "log") -> "BadFile":
        """Takes a file away."""
        return self.edit(file, remove=True)

    def copy(self, at: int, source: int, length: int, file: str = "main", **other: str) -> "BadFile":
        """Copies from the base, or from the file `of` another vector."""
        return self.edit(file, at=at, copy=source, length=length, **other)

    def header(self, at: int, data: bytes, *, copies: tuple[int, ...] = BOTH, mac: bool = False) -> "BadFile":
        """Changes a header and gives it the digest that fits; with `mac` also the MAC, as only the key's owner can."""
        for copy in copies:
            self.write(copy + at, data)
            self.digest(copy, mac=mac)
        return self

    def digest(self, copy: int, *, mac: bool = False) -> "BadFile":
        """The digest that fits, and the MAC."""
        if mac:
            signed = bytes(self.content["main"][copy : copy + 4032])
            self.write(copy + 4032, cipher.mac(self.keys.mac, signed))
        return self.write(copy + 4064, sha256(self.content["main"][copy : copy + 4064]).digest())

    def page(self, number: int, at: int, data: bytes) -> "BadFile":
        """Changes what a page holds and seals it again, and the closed file with it."""
        start = 8192 + PAGE * (number - 1)
        header = self.keys.header
        associated = page_associated(header.copy_id, number - 1)
        sealed = bytes(self.content["main"][start : start + PAGE])
        clear = bytearray(opened(self.keys.pages, sealed, associated))
        clear[at : at + len(data)] = data
        self.write(start, resealed(self.keys.pages, bytes(clear), associated))
        return self.seal()

    def seal(self) -> "BadFile":
        """The seal of the closed file that fits."""
        main = self.content["main"]
        count = (len(main) - 8192) // PAGE
        tags = b"".join(bytes(main[8192 + PAGE * index + 4080 :][:16]) for index in range(count))
        found = cipher.mac(self.keys.closed, tags + cipher.little(count, 8))
        return self.header(1112, cipher.little(count, 8) + found, mac=True)

    def log_header(self, at: int, data: bytes) -> "BadFile":
        """Changes the log's own header and gives it the checksum that fits."""
        self.write(at, data, "log")
        order = ORDERS[int.from_bytes(self.content["log"][:4], "big")]
        sums = checksum(order, (0, 0), bytes(self.content["log"][:24]))
        return self.write(24, b"".join(number.to_bytes(4, "big") for number in sums), "log")

    def slot(self, index: int, at: int, data: bytes) -> "BadFile":
        """Changes an opened slot of the log and seals it again."""
        start = 32 + SLOT * index
        bond = self.bond(index)
        clear = bytearray(opened(self.keys.log, bytes(self.content["log"][start : start + SLOT]), bond.slot(index)))
        clear[at : at + len(data)] = data
        return self.write(start, resealed(self.keys.log, bytes(clear), bond.slot(index), bond.named), "log")

    def renamed(self, index: int, session: bytes, base: int) -> "BadFile":
        """Seals a slot of the log again under another session and base."""
        start = 32 + SLOT * index
        raw = bytes(self.content["log"][start : start + SLOT])
        clear = opened(self.keys.log, raw, self.bond(index).slot(index))
        bond = Bond.of_session(self.keys.header, session, base)
        return self.write(start, resealed(self.keys.log, clear, bond.slot(index), bond.named), "log")

    def bond(self, index: int) -> Bond:
        """What a slot is bound to, as it stands: in version 2 its nonce says so."""
        if self.shelf.version == 1:
            return Bond.of_generation(self.keys.header)
        nonce = self.content["log"][32 + SLOT * index + 4080 :][:12]
        return Bond.of_session(self.keys.header, bytes(nonce[:8]), int.from_bytes(nonce[8:], "little"))

    def checksums(self) -> "BadFile":
        """The checksums that fit, from the log's header to the last slot."""
        log = self.content["log"]
        order = ORDERS[int.from_bytes(log[:4], "big")]
        running = checksum(order, (0, 0), bytes(log[:24]))
        for index in range((len(log) - 32) // SLOT):
            start = 32 + SLOT * index
            clear = opened(self.keys.log, bytes(log[start : start + SLOT]), self.bond(index).slot(index))
            running = checksum(order, running, clear[:8] + clear[24:] + RESERVED)
            self.slot(index, 16, b"".join(number.to_bytes(4, "big") for number in running))
        return self

    def with_secret(self, **secret: str) -> "BadFile":
        """Opens it with this instead of the base's passphrase."""
        self.secret = secret
        return self

    def answers(self, expect: str) -> "BadFile":
        """What every reader must say of it."""
        self.expect = expect
        return self

    def opens(self, notes: int | None = None, said: str | None = None) -> "BadFile":
        """It opens and holds what the base does, or only its first so many notes. What is said beside it is what is said
        of the base, unless it is given here."""
        usual = self.shelf.description(self.base).get("said", "")
        self.expect, self.notes = f"Opens {usual if said is None else said}".rstrip(), notes
        return self

    def entry(self) -> dict[str, Any]:
        """As it is kept."""
        entry: dict[str, Any] = {"name": self.name, "comment": self.comment, "base": self.base, "edits": self.edits}
        entry |= {"secret": self.secret, "expect": self.expect}
        return entry if self.notes is None else entry | {"notes": self.notes}


@dataclass(frozen=True)
class Maker:
    """Makes bad files from one vector, or from another where it is named."""

    shelf: Shelf
    base: str

    def __call__(self, name: str, comment: str, base: str | None = None) -> BadFile:
        """A bad file, before any edit."""
        return BadFile(self.shelf, name, base or self.base, comment)

    @property
    def says(self) -> dict[str, Any]:
        """What is said of the vector."""
        return self.shelf.description(self.base)

    @property
    def main(self) -> bytes:
        """The vector's main file."""
        return self.shelf.pristine(self.base, "main")


class Keys:
    """A vector's header and the keys behind it."""

    def __init__(self, shelf: Shelf, base: str) -> None:
        self.header: Header = read_header(shelf.pristine(base, "main"))
        passphrase = shelf.description(base)["opens"][0]["passphrase"]
        self.data = self.header.unlock(PASSPHRASE, passphrase_bytes(passphrase))
        self.mac = cipher.subkey(self.data, self.header.file_id, "candor header mac v1")
        self.pages = cipher.subkey(self.data, self.header.copy_id, "candor pages v1")
        self.log = cipher.subkey(self.data, self.header.copy_id, "candor wal v1")
        self.closed = cipher.subkey(self.data, self.header.copy_id, "candor closed seal v1")
        self.rest = cipher.subkey(self.data, self.header.copy_id, "candor checkpoint v2")


def opened(key: bytes, sealed: bytes, associated: bytes) -> bytes:
    """A page or a slot in clear, without the bytes that nonce and tag take."""
    clear = cipher.unseal(key, sealed[-40:-16], sealed[:-40] + sealed[-16:], associated)
    if clear is None:
        raise ValueError("what is to be changed does not open")
    return clear


def resealed(key: bytes, clear: bytes, associated: bytes, named: bytes = b"") -> bytes:
    """A page or a slot, sealed. The nonce comes from the content, so that the same edit gives the same bytes, behind what
    a slot of version 2 names in it."""
    nonce = (named + sha256(associated + clear).digest())[:24]
    sealed = cipher.seal(key, nonce, clear, associated)
    return sealed[:-16] + nonce + sealed[-16:]
