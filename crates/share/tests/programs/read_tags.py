"""What a screen reader gets of a PDF, read back with pikepdf: language, title, standard, and the tree of tags.

Prints JSON. The text of a tag is what its marked content shows, by way of each face's own table of characters.
"""

import json
import re
import sys

import pikepdf


def text_of_font(font):
    """Characters by their code, from the table that a face carries for reading it."""
    table = font.ToUnicode.read_bytes().decode("latin-1")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = int.from_bytes(bytes.fromhex(text), "big")
            for offset in range(int(last, 16) - int(first, 16) + 1):
                code = (start + offset).to_bytes(len(text) // 2, "big")
                found[int(first, 16) + offset] = code.decode("utf-16-be")
    return found


def marked_contents(page):
    """The text of each marked content of a page by its number, and whether anything stands outside all marks."""
    fonts = {name: text_of_font(font) for name, font in page.get("/Resources", {}).get("/Font", {}).items()}
    texts, unmarked, marks, font = {}, False, [], None
    for operands, operator in pikepdf.parse_content_stream(page):
        operator = str(operator)
        if operator in ("BMC", "BDC"):
            properties = operands[1] if operator == "BDC" else {}
            inherited = marks[-1] if marks else {"number": None, "silent": False, "artifact": False}
            mark = {
                "number": int(properties["/MCID"]) if "/MCID" in properties else inherited["number"],
                "silent": inherited["silent"],
                "artifact": inherited["artifact"] or str(operands[0]) == "/Artifact",
            }
            if "/ActualText" in properties and not mark["silent"]:
                texts[mark["number"]] = texts.get(mark["number"], "") + str(properties["/ActualText"])
                mark["silent"] = True
            marks.append(mark)
        elif operator == "EMC":
            marks.pop()
        elif operator == "Tf":
            font = fonts[str(operands[0])]
        elif operator in ("Tj", "TJ"):
            if not marks:
                unmarked = True
                continue
            if marks[-1]["artifact"] or marks[-1]["silent"]:
                continue
            parts = operands[0] if operator == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    shown = (font.get(int.from_bytes(codes[i : i + 2], "big"), "?") for i in range(0, len(codes), 2))
                    number = marks[-1]["number"]
                    texts[number] = texts.get(number, "") + "".join(shown)
    return texts, unmarked


def main(path):
    pdf = pikepdf.open(path)
    root = pdf.Root
    contents = {page.obj.objgen: marked_contents(page) for page in pdf.pages}
    tags = []

    def walk(node, page, parents):
        if isinstance(node, pikepdf.Array):
            for kid in node:
                walk(kid, page, parents)
        elif isinstance(node, int):
            tags[parents[-1]]["text"] += contents[page.objgen][0].get(node, "")
        elif "/S" in node:
            attributes = node.get("/A", [])
            attributes = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
            scope = [str(each["/Scope"]) for each in attributes if "/Scope" in each]
            parent = tags[parents[-1]]["tag"] if parents else None
            tags.append({"tag": str(node.S)[1:], "in": parent, "depth": len(parents), "text": ""})
            if scope:
                tags[-1]["scope"] = scope[0][1:]
            walk(node.get("/K", pikepdf.Array()), node.get("/Pg", page), [*parents, len(tags) - 1])
        elif "/MCID" in node:
            walk(int(node.MCID), node.get("/Pg", page), parents)

    walk(root.StructTreeRoot.K, None, [])
    metadata = root.Metadata.read_bytes().decode("utf-8")
    with pdf.open_metadata(set_pikepdf_as_editor=False) as known:
        ua = known.get("pdfuaid:part") or re.search(r"<pdfuaid:part>(\d)</pdfuaid:part>", metadata).group(1)
        title = known.get("dc:title")
    roles = root.StructTreeRoot.get("/RoleMap", {})
    faces = {}
    for page in pdf.pages:
        for _, font in page.get("/Resources", {}).get("/Font", {}).items():
            descriptor = font.DescendantFonts[0].FontDescriptor
            faces[str(font.BaseFont)] = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    json.dump(
        {
            "pages": len(pdf.pages),
            "language": str(root.Lang),
            "marked": bool(root.MarkInfo.Marked),
            "shows_title": bool(root.ViewerPreferences.DisplayDocTitle),
            "title": title,
            "ua": ua,
            "information": {str(key): str(value) for key, value in (pdf.trailer.get("/Info") or {}).items()},
            "metadata": metadata,
            "roles": {str(key)[1:]: str(value)[1:] for key, value in roles.items()},
            "faces": faces,
            "annotations": sum(len(page.get("/Annots", [])) for page in pdf.pages),
            "unmarked": any(unmarked for _, unmarked in contents.values()),
            "tags": tags,
        },
        sys.stdout,
    )


main(sys.argv[1])
