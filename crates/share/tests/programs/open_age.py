"""Opens an age file with the real program, which asks for the passphrase on a terminal: here it gets one.

    open_age.py <file> <passphrase>

Prints what is inside.
"""

import os
import pty
import sys
import tempfile

path, passphrase = sys.argv[1:]
with tempfile.TemporaryDirectory() as folder:
    out = os.path.join(folder, "opened")
    process, terminal = pty.fork()
    if process == 0:
        os.execlp("age", "age", "--decrypt", "--output", out, path)
    said = b""
    while b"passphrase" not in said:
        said += os.read(terminal, 1024)
    os.write(terminal, passphrase.encode() + b"\n")
    try:
        while piece := os.read(terminal, 1024):
            said += piece
    except OSError:
        pass  # The program is done and its terminal with it.
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if status != 0:
        sys.exit(said.decode(errors="replace"))
    with open(out, "rb") as opened:
        sys.stdout.buffer.write(opened.read())
