"""A reader of Candor's sealed journals, written from docs/FORMAT.md alone.

It shares no line with the program. Where the two disagree about a file, one of them or the description is wrong.
"""

from .errors import Damaged, NewerFormat, NotAVault, Place, UnsafeParameters, VaultError, WrongKey
from .reading import Vault, open_vault
from .secret import BadRecoveryKey, passphrase_bytes, recovery_key_bytes

__all__ = [
    "BadRecoveryKey",
    "Damaged",
    "NewerFormat",
    "NotAVault",
    "Place",
    "UnsafeParameters",
    "Vault",
    "VaultError",
    "WrongKey",
    "open_vault",
    "passphrase_bytes",
    "recovery_key_bytes",
]
