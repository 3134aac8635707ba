"""From what a person types to the bytes that go into Argon2id."""

import unicodedata

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans("OILU", "011V")
PASSED_OVER = " -._"
GROUPS = 8


class BadRecoveryKey(ValueError):
    """The text is not a recovery key. `group` (from 1) is the first whose check digit is wrong, where one is."""

    def __init__(self, message: str, group: int | None = None) -> None:
        super().__init__(message)
        self.group = group


def passphrase_bytes(text: str) -> bytes:
    """RFC 8265's OpaqueString, without its refusals: every space is U+0020, then NFC."""
    spaced = "".join(" " if unicodedata.category(character) == "Zs" else character for character in text)
    return unicodedata.normalize("NFC", spaced).encode()


def recovery_key_bytes(text: str) -> bytes:
    """The 20 bytes of a recovery key, its check digits tested."""
    plain = [character for character in text.upper().translate(LOOKALIKES) if character not in PASSED_OVER]
    if any(character not in DIGITS for character in plain):
        raise BadRecoveryKey("a recovery key has digits and letters only")
    if len(plain) != GROUPS * 5:
        raise BadRecoveryKey("a recovery key has forty characters")
    bits = 0
    for group in range(GROUPS):
        *digits, check = (DIGITS.index(character) for character in plain[group * 5 : group * 5 + 5])
        if check_digit(group, digits) != check:
            raise BadRecoveryKey(f"group {group + 1} is not as it was written", group + 1)
        for digit in digits:
            bits = bits << 5 | digit
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
