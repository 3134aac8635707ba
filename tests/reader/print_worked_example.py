#!/usr/bin/env python3
"""Prints the values of FORMAT.md's worked example, as they stand there."""

from checks.worked_example import block

if __name__ == "__main__":
    print(block())
