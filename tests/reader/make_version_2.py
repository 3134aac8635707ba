#!/usr/bin/env python3
"""Writes the vaults of version 2 into an empty folder, from FORMAT.md and not by the program.

    make_version_2.py FOLDER

tests/vectors/v2/vaults was written by it once, and is never written again.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from checks.edits import V1
from checks.version_2 import Content, Draft, brought_in, made_up
from vault.header import OPEN, RUNNING, Milestone
from vault.reading import Vault

FRAMES = 13
"""In the log of `crashed`; commits end in slots 1, 3, 5, 7 and 12."""

Written = tuple[Draft, bytes | None, str, str]
"""The main file, the log, what is said when it opens, and a comment."""


def main() -> int:
    """Writes them all."""
    folder = Path(sys.argv[1])
    folder.mkdir()
    for draft, log, said, comment in [*closed(), *crashed(), *running(), *alone()]:
        file = draft.main()
        if draft.name == "one-copy-torn":
            file = file[:512] + bytes(4096 - 512) + file[4096:]
        (folder / f"{draft.name}.candor").write_bytes(file)
        if log is not None:
            (folder / f"{draft.name}.candor-wal").write_bytes(log)
        text = json.dumps(description(draft, bool(log), said, comment), indent=2, ensure_ascii=False)
        (folder / f"{draft.name}.json").write_text(text + "\n", encoding="utf-8")
    return 0


def closed() -> Iterator[Written]:
    """Closed cleanly, with what was kept of version 1."""
    names = sorted(path.stem for path in V1.vaults.glob("*.json") if not V1.has(path.stem, "log"))
    for name in names:
        content = Content.of(name)
        comment = V1.description(name)["comment"]
        if name in ("empty", "backup", "re-keyed"):
            yield Draft(name, content, session=bytes(8)), None, "", comment
        elif name == "second-session":
            yield Draft(name, content, sequence=14, state_sequence=13, lineage=past(1)), None, "", comment
        else:
            yield Draft(name, content), None, "", comment
    lineage = Draft("lineage-full", Content.of("closed"), sequence=900, state_sequence=900, lineage=past(96))
    yield lineage, None, "", "After a hundred sessions: 96 milestones, the most there can be."
    other = Draft("foreign-log", Content.of("crashed"), lineage=past(1))
    theirs = replace(other, session=made_up("the other session of foreign-log", 8), state_sequence=7)
    comment = "Closed, and the log of another session beside it: what was written on another computer."
    yield other, theirs.own_log(), "ForeignLog", comment


def crashed() -> Iterator[Written]:
    """Open, with its own log."""
    interrupted = "Interrupted"
    for name in ("worked-example", "crashed", "crashed-in-transaction"):
        draft = Draft(name, Content.of(name), state=OPEN, lineage=past(2))
        yield draft, draft.own_log(), interrupted, V1.description(name)["comment"]
    content = Content.of("crashed-after-checkpoint")
    after = Draft("crashed-after-checkpoint", content, state=OPEN, sequence=12, lineage=past(1))
    comment = "A log that was brought in, emptied and begun again; the seal is of the pages that it goes on from."
    yield after, after.own_log(), interrupted, comment
    for name in ("log-begun-anew", "log-begun-anew-twice"):
        content = Content.of(name)
        bases = [9 if index < 2 else 5 for index in range(len(content.frames))]
        draft = Draft(name, content, state=OPEN, bases=bases)
        yield draft, draft.own_log(), interrupted, V1.description(name)["comment"]
    content = Content.of("crashed")
    whole = replace(content, pages=brought_in(content, FRAMES))
    draft = Draft("brought-in", whole, state=OPEN, bases=[5] * FRAMES)
    yield draft, draft.own_log(), interrupted, "The log is in the main file, and was not cut yet."


def running() -> Iterator[Written]:
    """While the log was being brought in."""
    content = Content.of("crashed")
    for name, frames, comment in (
        ("running", FRAMES, "The log was being brought in: some pages are new already, one is torn."),
        ("running-and-more", 8, "Bringing eight slots in failed half way, and one commit was added behind them."),
    ):
        new = brought_in(content, frames)
        held = sorted({frame.page_index for frame in content.frames[:frames] if frame})
        pages = [new[index] if index in held[:-1] else page for index, page in enumerate(content.pages)]
        torn = replace(content, pages=pages)
        draft = Torn(name, torn, state=RUNNING, frames=frames, sealed_as=content.pages, lineage=past(2))
        draft.torn_page = held[-1]
        yield draft, draft.own_log(), "Interrupted", comment


def alone() -> Iterator[Written]:
    """The main file of an open vault, with no log, and with an empty one."""
    content = Content.of("crashed")
    draft = Draft("copied-alone", content, state=OPEN, lineage=past(1))
    yield draft, None, "WithoutItsLog", "Copied without its log while it was open: what the log held is missing."
    draft = Draft("interrupted", content, state=OPEN, lineage=past(1))
    yield draft, b"", "Interrupted", "Not closed, with an empty log: nothing is missing."


class Torn(Draft):
    """A file with one page that is half written."""

    torn_page = 0

    def main(self) -> bytes:
        """The main file."""
        file = bytearray(super().main())
        at = 8192 + 4096 * self.torn_page
        file[at + 512 : at + 4096] = bytes(4096 - 512)
        return bytes(file)


def past(count: int) -> list[Milestone]:
    """So many milestones."""
    return [Milestone(1 + index, made_up(f"milestone {index}", 16)) for index in range(count)]


def description(draft: Draft, has_log: bool, said: str, comment: str) -> dict[str, Any]:
    """The JSON beside a vault. What a log that counts brings to is what it brought to in version 1; rows of the pages
    alone come from SQLite, over the plain content."""
    old = V1.description(draft.content.name)
    pages, tables = old["pages"], old["tables"]
    if draft.content.frames and (not has_log or "ForeignLog" in said):
        image = b"".join(page + bytes(40) for page in draft.content.pages)
        pages, tables = len(draft.content.pages), Vault(draft.header, image, ()).tables()
    return {
        "comment": comment,
        "opens": old["opens"],
        "refuses": old["refuses"],
        "file_id": old["file_id"],
        "sequence": draft.sequence,
        "said": said,
        "milestones": [
            [milestone.sequence, milestone.state.hex()]
            for milestone in (*draft.lineage, Milestone(draft.state_sequence, draft.state_id))
        ],
        "pages": pages,
        "tables": tables,
    }


if __name__ == "__main__":
    sys.exit(main())
