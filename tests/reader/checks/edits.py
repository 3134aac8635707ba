"""Bad files, kept as a good vault and a list of edits.

An edit is one of these, each to the file `main` or `log`; what lies past the end makes the file longer:

    {"at": 16, "write": "02000000"}                          these bytes
    {"at": 0, "fill": "00", "length": 4096}                  one byte, many times
    {"at": 8192, "copy": 12288, "length": 4096}              from the vault before any edit
    {"at": 8192, "copy": 0, "length": 96, "of": "crashed"}   from another vault; "from" names another file
    {"truncate": 8192}                                       the end is cut off
"""

from pathlib import Path
from typing import Any

VECTORS = Path(__file__).parents[2] / "vectors" / "v1"
VAULTS = VECTORS / "vaults"
ENDINGS = {"main": ".candor", "log": ".candor-wal"}


def pristine(vault: str, file: str) -> bytes:
    """A file of a vector; empty where there is none."""
    path = VAULTS / (vault + ENDINGS[file])
    return path.read_bytes() if path.exists() else b""


def apply(base: str, content: dict[str, bytearray], edit: dict[str, Any]) -> None:
    """Makes one edit."""
    file = edit["file"]
    target = content[file]
    if "truncate" in edit:
        del target[edit["truncate"] :]
        return
    if "write" in edit:
        data = bytes.fromhex(edit["write"])
    elif "fill" in edit:
        data = bytes.fromhex(edit["fill"]) * edit["length"]
    else:
        source = pristine(edit.get("of", base), edit.get("from", file))
        data = source[edit["copy"] : edit["copy"] + edit["length"]]
    at = edit["at"]
    target.extend(bytes(max(0, at - len(target))))
    target[at : at + len(data)] = data


def edited(base: str, edits: list[dict[str, Any]]) -> dict[str, bytes]:
    """Both files, with all edits made. The log is left out where it is empty and no edit speaks of it."""
    content = {file: bytearray(pristine(base, file)) for file in ENDINGS}
    for edit in edits:
        apply(base, content, edit)
    if not content["log"] and not any(edit["file"] == "log" for edit in edits):
        del content["log"]
    return {file: bytes(data) for file, data in content.items()}
