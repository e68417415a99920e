"""Makes the letters of the scored corpus, and what is expected of them, from make/sources. See README.md.

    python3 make.py [NAME ...]      all, or those whose name holds NAME
"""
import json
import sys
from pathlib import Path

import formats
import source

OUT = Path(__file__).parent.parent


def main(names):
    for letter in source.all_sources():
        if names and not any(name in letter["name"] for name in names):
            continue
        for index, (kind, *options) in enumerate(letter["formats"]):
            stem = letter["name"] + ("" if index == 0 else "-" + kind)
            extension = formats.EXTENSIONS[kind]
            if kind == "scan" and "pdf" in options:
                extension = "pdf"
            target = OUT / f"{stem}.{extension}"
            formats.WRITERS[kind](letter, options, target)
            expected = {"file": target.name, "language": letter["language"], "notes": letter["notes"],
                        "letters": letter["letters"]}
            (OUT / f"{stem}.expected.json").write_text(
                json.dumps(expected, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            print(target.name)


main(sys.argv[1:])
