#!/usr/bin/env python3
"""Reads a Candor journal without Candor.

    read_vault.py JOURNAL [--recovery-key] [--json] [--output FILE]

The secret is asked for on the terminal, or read from the first line of standard input; it never stands on the command
line, where other programs could see it. Without an option the tables are listed with their rows. Nothing is written in
clear unless `--output` says where.
"""

import argparse
import getpass
import json
import os
import sys
from pathlib import Path

from vault import VaultError, open_vault


def main() -> int:
    """Reads one journal. The exit status is 1 when the file cannot be read, and its kind stands on standard error."""
    wanted = arguments()
    name = "recovery_key" if wanted.recovery_key else "passphrase"
    try:
        vault = open_vault(wanted.journal, **{name: secret(name.replace("_", " "))})
    except VaultError as problem:
        print(f"{problem}\n{type(problem).__doc__}", file=sys.stderr)
        return 1
    except OSError as problem:
        print(problem, file=sys.stderr)
        return 1
    for note in vault.notes:
        print(note, file=sys.stderr)
    if wanted.output:
        # Never over another file, and for its owner alone, where the system knows such rights.
        with open(wanted.output, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as output:
            output.write(vault.image)
    elif wanted.json:
        json.dump({"schema": vault.schema(), "tables": vault.tables()}, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for name, rows in vault.tables().items():
            print(f"{name}: {len(rows)} rows")
            for row in rows:
                print("  " + " | ".join(str(value) for value in row))
    return 0


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description="Reads a Candor journal without Candor.")
    parser.add_argument("journal", type=Path, help="the sealed file; the log beside it is read too")
    parser.add_argument("--recovery-key", action="store_true", help="open it with the recovery key")
    parser.add_argument("--json", action="store_true", help="print the schema and every row")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write an ordinary SQLite database, IN CLEAR")
    return parser.parse_args()


def secret(name: str) -> str:
    """The secret, from whoever sits there or from the program before us."""
    if sys.stdin.isatty():
        return getpass.getpass(f"The {name}: ")
    return sys.stdin.buffer.readline().decode().rstrip("\r\n")


if __name__ == "__main__":
    sys.exit(main())
