#!/usr/bin/env python3
"""Writes tests/vectors/v1/bad_files.json from checks/bad_*.py, or with --check says whether it is as it would be.

New cases may be added. What a case of a published format expects never changes: see tests/vectors/README.md.
"""

import json
import sys
from itertools import chain

from checks import bad_headers, bad_logs, bad_pages
from checks.edits import VECTORS

PATH = VECTORS / "bad_files.json"


def text() -> str:
    """All cases, one to a line, so that a change shows as one."""
    cases = [case.entry() for case in chain(*(module.all_of_them() for module in (bad_headers, bad_pages, bad_logs)))]
    names = [case["name"] for case in cases]
    if len(set(names)) != len(names):
        raise SystemExit("two cases have one name")
    return "[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) + "\n]\n"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PATH.read_text(encoding="utf-8") == text() else "bad_files.json is not what would be written")
    PATH.write_text(text(), encoding="utf-8", newline="\n")
