"""The light markup of a source's text, as blocks.

    ^ text          a line of the letterhead                   ^2 a || b     a letterhead in two columns
    > text          set to the right                           * text        a bullet
    | a | b |       a table's row, the first one its head      %% text       the running head of every page
    <<page>>        a new page                                 [[box: text]] a text box
    {+text+} {-text-}  inserted and deleted under tracked changes            [^ text]   a footnote
Any other lines are paragraphs; a line break inside a block is kept.
"""
import re


def blocks(text):
    found = []
    for block in re.split(r"\n\s*\n", text):
        lines = block.split("\n")
        first = lines[0]
        if first.startswith("%% "):
            found.append(("running", first[3:]))
        elif first == "<<page>>":
            found.append(("page", None))
        elif first.startswith("^2 "):
            found.append(("columns", [part.strip() for part in first[3:].split("||")]))
        elif first.startswith("^ "):
            found.append(("head", [line.removeprefix("^ ") for line in lines]))
        elif first.startswith("> "):
            found.append(("right", [line.removeprefix("> ") for line in lines]))
        elif first.startswith("* "):
            found.append(("bullets", [line.removeprefix("* ") for line in lines]))
        elif first.startswith("| "):
            found.append(("table", [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]))
        elif first.startswith("[[box: "):
            found.append(("box", block[7:-2]))
        else:
            found.append(("paragraph", lines))
    return found


def accepted(text):
    """The text with tracked changes accepted and footnotes left out."""
    return re.sub(r"\[\^ [^\]]*\]", "", re.sub(r"\{\+(.*?)\+\}", r"\1", re.sub(r"\{-.*?-\}", "", text)))
