#!/usr/bin/env python3
"""Prints the values of FORMAT.md's worked example of a version, as they stand there.

    print_worked_example.py 2
"""

import sys

from checks.edits import Shelf
from checks.worked_example import block

if __name__ == "__main__":
    print(block(Shelf(int(sys.argv[1]))))
