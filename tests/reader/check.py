#!/usr/bin/env python3
"""Holds the reader to everything that is kept, and to vaults that were written a moment ago.

    check.py [FOLDER…]

Reads the vectors and the bad files under tests/vectors, the worked example of docs/FORMAT.md, and the vaults in each
FOLDER, as `cargo run -p candor-vault --example write_vaults` leaves them. The last line counts what passed and failed.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import make_bad_files
from checks import worked_example
from checks.edits import ENDINGS, V1, V2, Shelf
from vault import BadRecoveryKey, VaultError, open_vault
from vault.secret import passphrase_bytes, recovery_key_bytes, recovery_key_text

Check = tuple[str, Callable[[], None]]


def main() -> int:
    """Runs every check, whatever fails."""
    passed, failed = 0, 0
    for name, check in all_checks([Path(argument) for argument in sys.argv[1:]]):
        try:
            check()
            passed += 1
        except Exception as problem:  # a check may fail in any way, and the others still run
            failed += 1
            print(f"FAILED {name}: {type(problem).__name__} {problem}")
    print(f"Tests  {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def all_checks(fresh: list[Path]) -> Iterator[Check]:
    """Each with a name."""
    for folder in [V1.vaults, V2.vaults, *fresh]:
        found = sorted(folder.glob("*.json"))
        yield f"{folder} has vaults", partial(equal, len(found) >= 15, True)
        for path in found:
            yield f"{folder.parent.name}/{folder.name}/{path.stem}", partial(vector, path)
    since = json.loads((V2.folder / "answers_to_v1.json").read_text(encoding="utf-8"))
    for shelf in (V1, V2):
        for case in json.loads(shelf.bad_files.read_text(encoding="utf-8")):
            if shelf is V1:
                case["expect"] = since.get(case["name"], case["expect"])
            yield f"bad file of version {shelf.version} {case['name']}", partial(bad_file, shelf, case)
    secrets = json.loads((V1.folder / "secrets.json").read_text(encoding="utf-8"))
    for entry in secrets["passphrases"]:
        yield f"passphrase {entry['typed']!a}", partial(passphrase, entry)
    for entry in secrets["recovery_keys"]:
        yield f"recovery key {entry['typed']!a}", partial(recovery_key, entry)
    for shelf in (V1, V2):
        yield f"{shelf.bad_files} is what is written", partial(made_bad_files, shelf)
        yield f"FORMAT.md's example of version {shelf.version}", partial(worked_example.check, shelf)


def made_bad_files(shelf: Shelf) -> None:
    """The list is what its cases give."""
    equal(shelf.bad_files.read_text(encoding="utf-8"), make_bad_files.text(shelf))


def vector(path: Path) -> None:
    """A vault, with each of its secrets and each that was replaced."""
    says = json.loads(path.read_text(encoding="utf-8"))
    file = path.with_suffix(".candor")
    for secret in says["opens"]:
        vault = open_vault(file, **secret)
        equal(vault.tables(), says["tables"])
        equal(vault.header.file_id.hex(), says["file_id"])
        equal(vault.header.sequence, says["sequence"])
        if vault.header.standing is None:
            equal(vault.header.sealed_pages > 0, says["sealed"])
        else:
            equal(" ".join(vault.notes), says["said"])
            equal([[one.sequence, one.state.hex()] for one in vault.header.standing.milestones], says["milestones"])
        equal(len(vault.image) // 4096, says["pages"])
    for secret in says["refuses"]:
        equal(answer(file, secret)[0], "WrongKey")


def bad_file(shelf: Shelf, case: dict[str, Any]) -> None:
    """A bad file, which must give its answer and stay as it was."""
    files = shelf.edited(case["base"], case["edits"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.candor"
        for file, content in files.items():
            path.with_suffix(ENDINGS[file]).write_bytes(content)
        said, tables = answer(path, case["secret"])
        equal(said, case["expect"])
        for file, content in files.items():
            equal(path.with_suffix(ENDINGS[file]).read_bytes() == content, True)
        equal(len(list(Path(folder).iterdir())), len(files))
    if said.startswith("Opens"):
        expected = shelf.description(case["base"])["tables"]
        if "notes" in case:
            expected["note"] = expected["note"][: case["notes"]]
        equal(tables, expected)


def answer(path: Path, secret: dict[str, str]) -> tuple[str, dict[str, Any]]:
    """What the reader says to a file: `Opens` with its notes, and its tables, or an error."""
    try:
        vault = open_vault(path, **secret)
        return " ".join(["Opens", *vault.notes]), vault.tables()
    except VaultError as problem:
        return str(problem), {}


def passphrase(entry: dict[str, Any]) -> None:
    """The bytes of a passphrase."""
    equal(passphrase_bytes(entry["typed"]).hex(), entry["bytes"])


def recovery_key(entry: dict[str, Any]) -> None:
    """The bytes of a recovery key and how it is written, or what is wrong with it."""
    try:
        key = recovery_key_bytes(entry["typed"])
    except BadRecoveryKey as problem:
        equal(" ".join(map(str, problem.args)), entry["problem"])
    else:
        equal(key.hex(), entry["bytes"])
        equal(recovery_key_text(key), entry["written"])


def equal(found: object, expected: object) -> None:
    """Fails when they are not."""
    if found != expected:
        raise AssertionError(f"found {str(found)[:200]}, expected {str(expected)[:200]}")


if __name__ == "__main__":
    sys.exit(main())
