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
import sqlite3
import sys
from pathlib import Path

from vault import BadRecoveryKey, Vault, VaultError, open_vault


def main() -> int:
    """Reads one journal. The exit status is 1 when the file cannot be read, and its kind stands on standard error."""
    wanted = arguments()
    name = "recovery_key" if wanted.recovery_key else "passphrase"
    try:
        vault = open_vault(wanted.journal, **{name: secret(name.replace("_", " "))})
    except VaultError as problem:
        print(f"{problem}: {type(problem).__doc__}", file=sys.stderr)
        return 1
    except (BadRecoveryKey, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    if wanted.output:
        # "x" never overwrites; the clear text is for its owner alone, where the system knows such rights.
        with wanted.output.open("xb") as output:
            wanted.output.chmod(0o600)
            output.write(vault.image)
    elif wanted.json:
        json.dump(content(vault), sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for table, rows in content(vault)["rows"].items():
            print(f"{table}: {len(rows)} rows")
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


def content(vault: Vault) -> dict:
    """The schema and the rows of every table, in a form that JSON knows."""
    with vault.connect() as connection:
        schema = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY rowid").fetchall()
        tables = [name for kind, name, _ in schema if kind == "table"]
        return {
            "schema": [sql for _, _, sql in schema if sql],
            "rows": {table: rows(connection, table) for table in tables},
        }


def rows(connection: sqlite3.Connection, table: str) -> list[list]:
    """Every row of a table, blobs as hexadecimal digits."""
    quoted = '"' + table.replace('"', '""') + '"'
    return [
        [{"blob": value.hex()} if isinstance(value, bytes) else value for value in row]
        for row in connection.execute(f"SELECT * FROM {quoted}")
    ]


if __name__ == "__main__":
    sys.exit(main())
