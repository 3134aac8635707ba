"""Sets a document with the compiler that ships as a program of its own, and prints what it took.

    set_by_typst.py <folder of document.typ> <folder of faces>
"""

import json
import os
import resource
import sys
import time

import typst

folder, faces = sys.argv[1:]
out = os.path.join(folder, "document.pdf")
wall, processor = time.perf_counter(), time.process_time()
typst.compile(
    os.path.join(folder, "document.typ"),
    output=out,
    font_paths=[faces],
    ignore_system_fonts=True,
    pdf_standards="ua-1",
)
print(
    json.dumps(
        {
            "wall": (time.perf_counter() - wall) * 1000,
            "processor": (time.process_time() - processor) * 1000,
            "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
            "bytes": os.path.getsize(out),
        }
    )
)
