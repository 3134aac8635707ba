#!/usr/bin/env python3
"""Writes tests/vectors/v1/bad_files.json and v2/bad_files.json from checks/bad_*.py, or with --check says whether they
are as they would be.

New cases may be added. What a case of a published format expects never changes: see tests/vectors/README.md.
"""

import json
import sys
from itertools import chain

from checks import bad_headers, bad_logs, bad_pages, bad_running, bad_sessions, bad_standing
from checks.edits import V1, V2, Shelf

BOTH = (bad_headers, bad_pages, bad_logs)
KINDS = {V1: BOTH, V2: (*BOTH, bad_standing, bad_sessions, bad_running)}


def text(shelf: Shelf) -> str:
    """All cases, one to a line, so that a change shows as one."""
    cases = [case.entry() for case in chain(*(module.all_of_them(shelf) for module in KINDS[shelf]))]
    names = [case["name"] for case in cases]
    if len(set(names)) != len(names):
        raise SystemExit("two cases have one name")
    return "[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) + "\n]\n"


def main() -> int:
    """Writes both lists, or says which is not what would be written."""
    stale = 0
    for shelf in KINDS:
        if "--check" not in sys.argv:
            shelf.bad_files.write_text(text(shelf), encoding="utf-8", newline="\n")
        elif shelf.bad_files.read_text(encoding="utf-8") != text(shelf):
            print(f"{shelf.bad_files} is not what would be written")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())
