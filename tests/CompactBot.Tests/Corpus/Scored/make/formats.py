"""From a source's text to a file of each format."""
import paper
import plain
import web
import word


def write_source(letter, options, target):
    target.write_text(letter["text"] + "\n", encoding="utf-8")


EXTENSIONS = {"txt": "txt", "md": "md", "html": "html", "docx": "docx", "pdf": "pdf", "scan": "png"}
WRITERS = {"txt": plain.write, "md": write_source, "html": web.write, "docx": word.write, "pdf": paper.write_pdf, "scan": paper.write_scan}
