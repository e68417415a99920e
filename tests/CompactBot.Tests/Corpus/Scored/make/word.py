"""DOCX: written part by part, so that letterheads in headers, text boxes, footnotes, lists and tracked changes are the real things."""
import re
import zipfile
from xml.sax.saxutils import escape

import markup

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
     'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"')
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
AUTHOR = 'w:author="Secretariat" w:date="2020-01-01T09:00:00Z"'


class Document:
    def __init__(self, letter, options):
        self.letter, self.options, self.footnotes, self.changes = letter, options, [], 0
        self.rtl = letter["language"] == "ar"

    def text(self, text, tag="w:t", bold=False, italic=False):
        properties = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "") + ("<w:rtl/>" if self.rtl else "")
        properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        # Word cuts a sentence into runs wherever it was edited: cut long ones in the middle of a word.
        cut = [text[:len(text) // 2], text[len(text) // 2:]] if len(text) > 60 and tag == "w:t" else [text]
        return "".join(f'<w:r>{properties}<{tag} xml:space="preserve">{escape(part)}</{tag}></w:r>' for part in cut)

    def runs(self, text, bold=False):
        made = []
        for part in re.split(r"(\{\+.*?\+\}|\{-.*?-\}|\[\^ [^\]]*\]|\*\*[^*]+\*\*|\*[^*]+\*)", text):
            if part.startswith("{+"):
                self.changes += 1
                made.append(f'<w:ins w:id="{900 + self.changes}" {AUTHOR}>{self.text(part[2:-2])}</w:ins>')
            elif part.startswith("{-"):
                self.changes += 1
                made.append(f'<w:del w:id="{900 + self.changes}" {AUTHOR}>{self.text(part[2:-2], "w:delText")}</w:del>')
            elif part.startswith("[^ "):
                self.footnotes.append(part[3:-1])
                made.append(f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{len(self.footnotes)}"/></w:r>')
            elif part.startswith("**"):
                made.append(self.text(part[2:-2], bold=True))
            elif part.startswith("*") and part.endswith("*") and len(part) > 2:
                made.append(self.text(part[1:-1], italic=True))
            elif part:
                made.append(self.text(part, bold=bold))
        return "".join(made)

    def paragraph(self, lines, align=None, bold=False, numbered=False, style=None):
        properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if numbered else "") + (
            "<w:bidi/>" if self.rtl else "") + (f'<w:jc w:val="{align}"/>' if align else "")
        return f"<w:p><w:pPr>{properties}</w:pPr>" + "<w:r><w:br/></w:r>".join(self.runs(line, bold) for line in lines) + "</w:p>"

    def table(self, rows, borders=True):
        edge = "".join(f'<w:{side} w:val="{"single" if borders else "nil"}" w:sz="4" w:space="0" w:color="000000"/>'
                       for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
        width = 9000 // len(rows[0])
        made = [f'<w:tbl><w:tblPr>{"<w:bidiVisual/>" if self.rtl else ""}<w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>{edge}</w:tblBorders></w:tblPr><w:tblGrid>'
                + f'<w:gridCol w:w="{width}"/>' * len(rows[0]) + "</w:tblGrid>"]
        for index, row in enumerate(rows):
            cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{self.paragraph([cell], bold=index == 0)}</w:tc>' for cell in row)
            made.append(f"<w:tr>{cells}</w:tr>")
        return "".join(made) + "</w:tbl>" + self.paragraph([""])

    def box(self, text):
        return ('<w:p><w:r><w:pict><v:shape id="box1" style="width:300pt;height:60pt" fillcolor="#eee" strokecolor="#000" path="m,l,21600r21600,l21600,xe" coordsize="21600,21600">'
                f"<v:textbox><w:txbxContent>{self.paragraph([text])}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>")

    def body(self):
        made, head, running = [], [], ""
        for kind, value in markup.blocks(self.letter["text"]):
            if kind == "head" and "head" in self.options and not head:
                head = value
            elif kind == "head":
                made += [self.paragraph([line], "center", True) for line in value]
            elif kind == "columns":
                made.append(self.table([value], borders=False))
            elif kind == "right":
                made.append(self.paragraph(value, "left" if self.rtl else "right"))
            elif kind == "paragraph":
                made.append(self.paragraph(value, "both" if len(value) == 1 else None))
            elif kind == "bullets":
                made += [self.paragraph([item], numbered=True) for item in value]
            elif kind == "table":
                made.append(self.table(value))
            elif kind == "box":
                made.append(self.box(value))
            elif kind == "running":
                running = value
            elif kind == "page":
                made.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
        return "".join(made), head, running


def write(letter, options, target):
    document = Document(letter, options)
    body, head, running = document.body()
    first = "".join(document.paragraph([line], "center", True) for line in head) or document.paragraph([""])
    other = document.paragraph([running], "left" if document.rtl else "right")
    foot = ('<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')
    section = ('<w:sectPr><w:headerReference w:type="first" r:id="rId1"/><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>'
               '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/><w:titlePg/></w:sectPr>')
    notes = "".join(f'<w:footnote w:id="{i}"><w:p><w:r><w:t xml:space="preserve"> {escape(n)}</w:t></w:r></w:p></w:footnote>' for i, n in enumerate(document.footnotes, 1))
    numbering = ('<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
                 '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
    font = {"zh": "Noto Serif CJK SC", "ar": "Noto Naskh Arabic"}.get(letter["language"], "Liberation Serif")
    styles = (f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/><w:sz w:val="23"/><w:szCs w:val="23"/></w:rPr></w:rPrDefault>'
              '<w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>')
    parts = [("header1", "header", f"<w:hdr {W}>{first}</w:hdr>"), ("header2", "header", f"<w:hdr {W}>{other}</w:hdr>"), ("footer1", "footer", f"<w:ftr {W}>{foot}</w:ftr>"),
             ("styles", "styles", f"<w:styles {W}>{styles}</w:styles>"), ("numbering", "numbering", f"<w:numbering {W}>{numbering}</w:numbering>")]
    if notes:
        parts.append(("footnotes", "footnotes", f"<w:footnotes {W}>{notes}</w:footnotes>"))
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}{kind}+xml"/>' for name, kind, _ in parts)
    relations = "".join(f'<Relationship Id="rId{i}" Type="{REL}{kind}" Target="{name}.xml"/>' for i, (name, kind, _) in enumerate(parts, 1))
    files = {
        "[Content_Types].xml": f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                               f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{MAIN}document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{REL}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{XML}<w:document {W}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        **{f"word/{name}.xml": XML + content for name, _, content in parts},
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
