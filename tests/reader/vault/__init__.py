"""A reader of Candor's sealed journals, written from docs/FORMAT.md alone.

It shares no line with the program. Where the two disagree about a file, one of them or the description is wrong.
"""

from .errors import BadRecoveryKey, CostOutOfBounds, Damaged, NewerFormat, NotAVault, VaultError, WrongKey
from .reading import Vault, open_vault

__all__ = [
    "BadRecoveryKey",
    "CostOutOfBounds",
    "Damaged",
    "NewerFormat",
    "NotAVault",
    "Vault",
    "VaultError",
    "WrongKey",
    "open_vault",
]
