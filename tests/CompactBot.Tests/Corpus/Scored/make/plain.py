"""Plain text: as written, or as a type-written page: hard lines, hyphens, page numbers, a running head."""
import re
import textwrap

import markup

VOWELS = "aeiouyáéíóúàâèêîôûœ"


def break_word(word, room):
    """A word's first part with a hyphen that fits in the room, and the rest; or None."""
    for at in range(min(room - 1, len(word) - 3), 3, -1):
        if word.strip(".,;:").isalpha() and word[at - 1].lower() in VOWELS and word[at].lower() not in VOWELS + "h" and word[at + 1].lower() in VOWELS:
            return word[:at] + "-", word[at:]
    return None


def wrapped(text, width):
    lines, line = [], ""
    for word in text.split():
        if not line or len(line) + 1 + len(word) <= width:
            line = f"{line} {word}".strip()
            continue
        parts = break_word(word, width - len(line) - 1) if len(word) > 8 else None
        if parts:
            lines.append(f"{line} {parts[0]}")
            line = parts[1]
        else:
            lines.append(line)
            line = word
    return lines + [line]


def flat(letter):
    parts = []
    for kind, value in markup.blocks(markup.accepted(letter["text"])):
        if kind in ("head", "right", "paragraph"):
            parts.append("\n".join(value))
        elif kind == "columns":
            parts.append("\n".join(value))
        elif kind == "bullets":
            parts.append("\n".join("- " + item for item in value))
        elif kind == "table":
            widths = [max(len(row[i]) for row in value) for i in range(len(value[0]))]
            parts.append("\n".join("   ".join(cell.ljust(w) for cell, w in zip(row, widths)).rstrip() for row in value))
        elif kind == "box":
            parts.append(value)
        elif kind == "page":
            parts.append("\f")
    return parts


def write(letter, options, target):
    settings = dict(o.split("=", 1) for o in options if "=" in o)
    parts = flat(letter)
    if "wrap" not in settings:
        target.write_text("\n\n".join(parts).replace("\f\n\n", "\f") + "\n", encoding="utf-8")
        return
    width, pages, page = int(settings["wrap"]), [], []
    for part in parts:
        source = part.split("\n")
        lines = source if len(source) > 1 or len(part) <= width else wrapped(part, width)
        lines = [l for line in lines for l in (textwrap.wrap(line, width) or [""])]
        for line in lines:
            if len(page) >= 26:
                pages.append(page)
                page = []
            page.append(line)
        page.append("")
    pages.append(page)
    made = []
    for number, lines in enumerate(pages, 1):
        head = [settings.get("running", ""), f"Page {number}" if width > 70 else f"- {number} -", ""] if number > 1 else []
        made.append("\n".join(head + lines).rstrip("\n"))
    target.write_text("\n\n\f".join(made) + "\n", encoding="utf-8")
