"""The building blocks, each from a library or a few lines over one."""

import hashlib
import hmac
import struct
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

ARGON2_VERSION = 0x13


def unseal(key: bytes, nonce: bytes, sealed: bytes, associated: bytes) -> bytes | None:
    """Opens ciphertext with its tag at the end; nothing when it is not genuine."""
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, associated, nonce, key)
    except CryptoError:
        return None


def seal(key: bytes, nonce: bytes, clear: bytes, associated: bytes) -> bytes:
    """Ciphertext with its tag at the end. A reader has no use for it; known answers are checked both ways."""
    return crypto_aead_xchacha20poly1305_ietf_encrypt(clear, associated, nonce, key)


def stretched(secret: bytes, salt: bytes, memory: int, passes: int, lanes: int) -> bytes:
    """Argon2id. `memory` is in KiB."""
    return hash_secret_raw(secret, salt, passes, memory, lanes, 32, Type.ID, ARGON2_VERSION)


def subkey(data_key: bytes, salt: bytes, info: str) -> bytes:
    """HKDF-SHA-256 with one block of output."""
    extracted = hmac.digest(salt, data_key, "sha256")
    return hmac.digest(extracted, info.encode() + b"\x01", "sha256")


def mac(key: bytes, message: bytes) -> bytes:
    """HMAC-SHA-256."""
    return hmac.digest(key, message, "sha256")


def same(one: bytes, other: bytes) -> bool:
    """Compares in constant time."""
    return hmac.compare_digest(one, other)


def digest(message: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(message).digest()


def little(number: int, size: int) -> bytes:
    """A little-endian number."""
    return number.to_bytes(size, "little")


def words(pattern: str, data: bytes, at: int = 0) -> tuple[Any, ...]:
    """Fields at a place, by `struct`'s pattern."""
    return struct.unpack_from(pattern, data, at)
