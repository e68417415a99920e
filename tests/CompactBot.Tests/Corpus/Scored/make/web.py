"""HTML: the page of a secretariat's site, or the page that a PDF is printed from."""
import html
import re

import markup

RIGHT_TO_LEFT = {"ar"}
FONTS = {"zh": "'Noto Serif CJK SC'", "ar": "'Noto Naskh Arabic'"}


def inline(text):
    text = html.escape(markup.accepted(text), quote=False)
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", text))


def body(letter):
    made = []
    for kind, value in markup.blocks(letter["text"]):
        if kind == "head":
            made.append('<div class="head">' + "<br>\n".join(map(inline, value)) + "</div>")
        elif kind == "columns":
            made.append('<table class="columns"><tr>' + "".join(f"<td>{inline(v)}</td>" for v in value) + "</tr></table>")
        elif kind == "right":
            made.append('<p class="right">' + "<br>\n".join(map(inline, value)) + "</p>")
        elif kind == "paragraph":
            name = "lines" if len(value) > 1 else "text"
            made.append(f'<p class="{name}">' + "<br>\n".join(map(inline, value)) + "</p>")
        elif kind == "bullets":
            made.append("<ul>\n" + "\n".join(f"<li>{inline(v)}</li>" for v in value) + "\n</ul>")
        elif kind == "table":
            head, *rows = value
            made.append('<table class="grid">\n<tr>' + "".join(f"<th>{inline(c)}</th>" for c in head) + "</tr>\n" + "\n".join(
                "<tr>" + "".join(f"<td>{inline(c)}</td>" for c in row) + "</tr>" for row in rows) + "\n</table>")
        elif kind == "box":
            made.append(f'<div class="box">{inline(value)}</div>')
        elif kind == "page":
            made.append('<div class="page"></div>')
    return "\n".join(made)


def direction(letter):
    return ' dir="rtl"' if letter["language"] in RIGHT_TO_LEFT else ""


def write(letter, options, target):
    """With "site": navigation, a script, a comment and a foot around the letter. With "mail": a quoted e-mail's div soup."""
    text = body(letter)
    if "mail" in options:
        text = re.sub(r"<p class=\"\w+\">(.*?)</p>", r'<div style="margin:0"><span>\1</span></div><div><br></div>', text, flags=re.S)
        text = text.replace("  ", "&nbsp; ")
    around = ("<header><nav><a href=\"/\">Home</a> | <a href=\"/documents\">Documents</a> | <a href=\"/events\">Events</a></nav></header>\n"
              "<script>var published = \"1 January 2031\";</script>\n<main>\n", "\n</main>\n<footer><p>© United Nations. "
              "<a href=\"/privacy\">Privacy notice</a></p></footer>") if "site" in options else ("", "")
    page = (f'<!DOCTYPE html>\n<html lang="{letter["language"]}"{direction(letter)}>\n<head>\n<meta charset="utf-8">\n'
            f'<title>{html.escape(letter["name"])}</title>\n<style>.right {{ text-align: right }}</style>\n</head>\n<body>\n'
            f"{around[0]}{text}{around[1]}\n</body>\n</html>\n")
    target.write_text(page, encoding="utf-8")


def printed(letter, options):
    """The page that a browser prints to PDF."""
    running = next((value for kind, value in markup.blocks(letter["text"]) if kind == "running"), "")
    number = '"\\2013\\00a0" counter(page) "\\00a0\\2013"' if "dash" in options else 'counter(page) " / " counter(pages)'
    size = next((o[5:] for o in options if o.startswith("size=")), "11.5")
    font = FONTS.get(letter["language"], "'Liberation Serif'" if "sans" not in options else "'Liberation Sans'")
    running_css = (f'@page {{ @bottom-center {{ content: {number}; font: 9pt {font} }} }}\n@page:not(:first) {{ }}\n'
                   f'@page {{ @top-right {{ content: "{running}"; font: 9pt {font} }} }}\n@page:first {{ @top-right {{ content: "" }} }}'
                   if running or "numbers" in options else "")
    return (f'<!DOCTYPE html><html lang="{letter["language"]}"{direction(letter)}><head><meta charset="utf-8"><title></title><style>\n'
            f"@page {{ size: A4; margin: 24mm 25mm }}\n{running_css}\n"
            f"body {{ font: {size}pt/1.38 {font}, serif; margin: 0 }}\n.text {{ text-align: {'start' if 'ragged' in options else 'justify'}; hyphens: auto }}\n"
            ".head { text-align: center; font-weight: bold; letter-spacing: .04em; margin-bottom: 7mm; border-bottom: .6pt solid #456; padding-bottom: 3mm }\n"
            ".right { text-align: end } p { margin: 0 0 3.2mm }\n.columns { width: 100%; font-weight: bold; font-size: 10pt; margin-bottom: 8mm; border-spacing: 0 }\n"
            ".columns td { width: 46%; vertical-align: top; padding-right: 8% }\n"
            ".grid { border-collapse: collapse; margin: 0 0 4mm; font-size: 10.5pt } .grid td, .grid th { border: .5pt solid #000; padding: 1mm 2.5mm; text-align: start }\n"
            ".box { border: 1pt solid #000; padding: 3mm; margin: 0 12mm 4mm } .page { break-before: page }\nul { margin: 0 0 4mm }\n"
            f"</style></head><body>{body(letter)}</body></html>")
