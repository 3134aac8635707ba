"""What can be wrong with a file. The names are those of FORMAT.md's section "What a reader answers"."""

from dataclasses import dataclass


class VaultError(Exception):
    """Why a file was not read. `str()` of it is the kind, which tests compare."""

    def __str__(self) -> str:
        return type(self).__name__


class NotAVault(VaultError):
    """The file is something else, or nothing."""


class NewerFormat(VaultError):
    """A version above 1: only a newer reader knows what the bytes mean."""


class UnsafeParameters(VaultError):
    """A slot asks for a key derivation outside of the bounds. No memory was asked for."""


class WrongKey(VaultError):
    """No slot opens with this secret. Nothing says that the file is broken."""


@dataclass(frozen=True)
class Place:
    """Where the damage is: `header`, `page` with its index, `log` or `seal`."""

    part: str
    index: int | None = None

    def __str__(self) -> str:
        return self.part if self.index is None else f"{self.part} {self.index}"


class Damaged(VaultError):
    """The secret may be right, and the file is not as it was written."""

    def __init__(self, part: str, index: int | None = None) -> None:
        super().__init__()
        self.place = Place(part, index)

    def __str__(self) -> str:
        return f"Damaged: {self.place}"
