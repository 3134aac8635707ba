"""From what a person types to the bytes that go into Argon2id."""

import unicodedata

from .errors import BadRecoveryKey

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TAKEN_FOR = str.maketrans("abcdefghijklmnopqrstuvwxyzOILU", "ABCDEFGH1JK1MN0PQRSTVVWXYZ011V")
DASHES = "-._\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
GROUPS = 8


def passphrase_bytes(text: str) -> bytes:
    """RFC 8265's OpaqueString, without its refusals: every space is U+0020, then NFC."""
    spaced = "".join(" " if unicodedata.category(character) == "Zs" else character for character in text)
    return unicodedata.normalize("NFC", spaced).encode()


def recovery_key_bytes(text: str) -> bytes:
    """The 20 bytes of a recovery key. Of several things that are wrong, the first in FORMAT.md's order is named."""
    typed = [character for character in text if not character.isspace() and character not in DASHES]
    plain = [DIGITS.find(character.translate(TAKEN_FOR)) for character in typed[: GROUPS * 5]]
    if -1 in plain:
        raise BadRecoveryKey("UnknownCharacter", plain.index(-1) // 5 + 1)
    if len(typed) > GROUPS * 5:
        raise BadRecoveryKey("TooLong")
    bits = 0
    for group in range(len(plain) // 5):
        *digits, check = plain[group * 5 : group * 5 + 5]
        if check_digit(group, digits) != check:
            raise BadRecoveryKey("Mistyped", group + 1)
        for digit in digits:
            bits = bits << 5 | digit
    if len(plain) < GROUPS * 5:
        raise BadRecoveryKey("TooShort", len(plain))
    return bits.to_bytes(20, "big")


def recovery_key_text(key: bytes) -> str:
    """How a recovery key is written on paper."""
    bits = int.from_bytes(key, "big")
    groups = []
    for group in range(GROUPS):
        digits = [bits >> 5 * (31 - group * 4 - place) & 31 for place in range(4)]
        groups.append("".join(DIGITS[digit] for digit in [*digits, check_digit(group, digits)]))
    return "-".join(groups)


def check_digit(group: int, digits: list[int]) -> int:
    """α^g + α·d₁ + α²·d₂ + α³·d₃ + α⁴·d₄ in GF(32) = GF(2)[x]/(x⁵+x²+1), α = x."""
    check = times_alpha(1, group)
    for place, digit in enumerate(digits, start=1):
        check ^= times_alpha(digit, place)
    return check


def times_alpha(element: int, power: int) -> int:
    """An element of GF(32) times α to a power."""
    for _ in range(power):
        element <<= 1
        if element & 32:
            element ^= 0b100101
    return element
