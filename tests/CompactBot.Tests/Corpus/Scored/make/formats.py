"""From a source's text to a file of each format."""


def write_text(letter, options, target):
    target.write_text(letter["text"] + "\n", encoding="utf-8")


EXTENSIONS = {"txt": "txt", "md": "md"}
WRITERS = {"txt": write_text, "md": write_text}
