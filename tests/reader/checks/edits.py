"""Bad files, kept as a good vault and a list of edits.

An edit is one of these, each to the file `main` or `log`; what lies past the end makes the file longer:

    {"at": 16, "write": "02000000"}                          these bytes
    {"at": 0, "fill": "00", "length": 4096}                  one byte, many times
    {"at": 8192, "copy": 12288, "length": 4096}              from the vault before any edit
    {"at": 8192, "copy": 0, "length": 96, "of": "crashed"}   from another vault; "from" names another file
    {"truncate": 8192}                                       the end is cut off
    {"remove": true}                                         the file is taken away
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

VECTORS = Path(__file__).parents[2] / "vectors"
ENDINGS = {"main": ".candor", "log": ".candor-wal"}


@dataclass(frozen=True)
class Shelf:
    """What is kept of one version of the format."""

    version: int

    @property
    def folder(self) -> Path:
        """Where it stands."""
        return VECTORS / f"v{self.version}"

    @property
    def vaults(self) -> Path:
        """Its good vaults."""
        return self.folder / "vaults"

    @property
    def bad_files(self) -> Path:
        """The list of bad files."""
        return self.folder / "bad_files.json"

    def has(self, vault: str, file: str) -> bool:
        """Whether a vector has this file."""
        return (self.vaults / (vault + ENDINGS[file])).exists()

    def pristine(self, vault: str, file: str) -> bytes:
        """A file of a vector; empty where there is none."""
        return (self.vaults / (vault + ENDINGS[file])).read_bytes() if self.has(vault, file) else b""

    def description(self, vault: str) -> dict[str, Any]:
        """What a vector's JSON says."""
        found: dict[str, Any] = json.loads((self.vaults / f"{vault}.json").read_text(encoding="utf-8"))
        return found

    def apply(self, base: str, content: dict[str, bytearray], edit: dict[str, Any]) -> None:
        """Makes one edit, but for taking a file away."""
        file = edit["file"]
        target = content[file]
        if "remove" in edit:
            target.clear()
            return
        if "truncate" in edit:
            del target[edit["truncate"] :]
            return
        if "write" in edit:
            data = bytes.fromhex(edit["write"])
        elif "fill" in edit:
            data = bytes.fromhex(edit["fill"]) * edit["length"]
        else:
            source = self.pristine(edit.get("of", base), edit.get("from", file))
            data = source[edit["copy"] : edit["copy"] + edit["length"]]
        at = edit["at"]
        target.extend(bytes(max(0, at - len(target))))
        target[at : at + len(data)] = data

    def edited(self, base: str, edits: list[dict[str, Any]]) -> dict[str, bytes]:
        """Both files, with all edits made. A log is there when the base has one or an edit speaks of it, and none takes
        it away."""
        content = {file: bytearray(self.pristine(base, file)) for file in ENDINGS}
        for edit in edits:
            self.apply(base, content, edit)
        spoken_of = [edit for edit in edits if edit["file"] == "log"]
        has_log = self.has(base, "log") or len(spoken_of) > 0
        if not has_log or any("remove" in edit for edit in spoken_of):
            del content["log"]
        return {file: bytes(data) for file, data in content.items()}


V1, V2 = Shelf(1), Shelf(2)
