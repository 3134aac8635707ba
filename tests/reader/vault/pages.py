"""The pages of the main file, and the seal over all of them."""

from . import cipher
from .cipher import little
from .errors import Damaged
from .header import PAGE_SIZE, Header

FIRST_PAGE = 8192
CONTENT = 4056
LOCK_BYTE_PAGE = 2**30 // PAGE_SIZE
"""By index: the system's locks lie in it, so SQLite never uses it."""
RESERVED = bytes(40)


class Pages:
    """Opens pages by their index."""

    def __init__(self, file: bytes, header: Header, data_key: bytes) -> None:
        self._file = file
        self._header = header
        self._key = cipher.subkey(data_key, header.copy_id, "candor pages v1")
        self._seal_key = cipher.subkey(data_key, header.copy_id, "candor closed seal v1")
        self._rest_key = cipher.subkey(data_key, header.copy_id, "candor checkpoint v2")
        self.count = max(0, len(file) - FIRST_PAGE) // PAGE_SIZE
        if self.count < (1 if header.is_running else max(1, header.sealed_pages)):
            raise Damaged("Truncated")

    def content(self, index: int) -> bytes:
        """The 4056 bytes of a page that SQLite uses."""
        content = self.genuine(index)
        if content is None:
            raise Damaged("Page", index + 1)
        return content

    def genuine(self, index: int) -> bytes | None:
        """The same; nothing where the page is not there or does not open."""
        if index >= self.count:
            return None
        page = self._raw(index)
        associated = page_associated(self._header.copy_id, index)
        return cipher.unseal(self._key, page[4056:4080], page[:4056] + page[4080:], associated)

    def check_seal(self) -> None:
        """Finds a page that is genuine and yet not the one of the seal. While the seal stands no page was written since,
        so all of them open, also those that the log holds. Without a seal there is nothing to find: in version 1 while
        the file is not closed, in version 2 while the log is being brought in."""
        if self._header.is_running or (self._header.standing is None and self._header.sealed_pages == 0):
            return
        for index in range(self.count):
            self.content(index)
        tags = b"".join(self._raw(index)[4080:] for index in range(self.count))
        found = cipher.mac(self._seal_key, tags + little(self.count, 8))
        if self.count != self._header.sealed_pages or not cipher.same(found, self._header.closed_seal):
            raise Damaged("ClosedSeal")

    def rest_holds(self, rest: bytes, held: set[int], after: int) -> bool:
        """Whether the pages that a running checkpoint leaves alone are what they were when it began. It brings in those
        that are held, and then there are so many."""
        message = b""
        for index in range(min(self._header.sealed_pages, after)):
            if index in held or index == LOCK_BYTE_PAGE:
                continue
            if self.genuine(index) is None:
                return False
            message += little(index, 8) + self._raw(index)[4080:]
        message += little(self._header.sealed_pages, 8) + little(after, 8)
        return cipher.same(cipher.mac(self._rest_key, message), rest)

    def _raw(self, index: int) -> bytes:
        at = FIRST_PAGE + PAGE_SIZE * index
        return self._file[at : at + PAGE_SIZE]


def page_associated(copy_id: bytes, index: int) -> bytes:
    """What a page is bound to."""
    return b"candor page v1\0\0" + copy_id + little(PAGE_SIZE, 4) + little(index, 8)
