"""What can be wrong with a file: the answers of FORMAT.md's section "What a reader answers", by the same names.

`str()` of each is the whole answer in one line, such as `Damaged Page 7`.
"""


class VaultError(Exception):
    """Why a file was not read."""

    def __str__(self) -> str:
        return " ".join([type(self).__name__, *map(str, self.args)])


class NotAVault(VaultError):
    """The file is something else, or nothing."""


class NewerFormat(VaultError):
    """The version, which is above 2: only a newer reader knows what the bytes mean."""


class CostOutOfBounds(VaultError):
    """Memory in KiB, passes and lanes that a slot asks for. No memory was asked for."""


class WrongKey(VaultError):
    """No slot opens with this secret. Nothing says that the file is broken."""


class Damaged(VaultError):
    """The place: the file is not as it was written, and the secret may be right."""


class BadRecoveryKey(VaultError):
    """Why the text cannot be a recovery key, and the group (from 1) or the length where that tells more."""
