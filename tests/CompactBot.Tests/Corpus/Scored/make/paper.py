"""PDF, printed by a browser, and scans of it."""
import subprocess
import tempfile
import zlib
from pathlib import Path

import web


def write_pdf(letter, options, target):
    with tempfile.TemporaryDirectory() as folder:
        if "office" in options:
            import word
            made = Path(folder) / (target.stem + ".docx")
            word.write(letter, options, made)
            subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                            "--outdir", folder, str(made)], check=True, capture_output=True, timeout=180)
            target.write_bytes(made.with_suffix(".pdf").read_bytes())
            return
        page = Path(folder) / "page.html"
        page.write_text(web.printed(letter, options), encoding="utf-8")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                        "--no-pdf-header-footer", f"--print-to-pdf={target}", f"file://{page}"],
                       check=True, capture_output=True, timeout=120)


def write_scan(letter, options, target):
    """With "pdf": an image-only PDF, else one PNG; "grey": 16 greys instead of black and white; "dpi=…"; "blank": nothing on it."""
    resolution = next((o[4:] for o in options if o.startswith("dpi=")), "150")
    seed = zlib.crc32(letter["name"].encode())
    angle = ((seed % 13) - 6) / 10
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "printed.pdf"
        write_pdf(letter, [o for o in options if o not in ("pdf", "grey")], printed)
        subprocess.run(["pdftoppm", "-r", resolution, "-gray", "-png", str(printed), f"{folder}/page"], check=True)
        pages = []
        for page in sorted(Path(folder).glob("page*.png")):
            scanned = page.with_name("scan-" + page.name)
            worn = ["-blur", "0x0.4", "-attenuate", ".3", "+noise", "Gaussian", "-attenuate", ".004", "+noise", "Impulse"]
            tone = ["-colorspace", "Gray", "-level", "22%,88%", "-posterize", "6", "-depth", "4"] if "grey" in options else ["-threshold", "62%", "-type", "bilevel"]
            subprocess.run(["convert", str(page), "-background", "white", "-rotate", str(angle), "+repage", "-seed", str(seed % 100000),
                            *worn, *tone, "-density", resolution, "-units", "PixelsPerInch", "-define", "png:compression-level=9", str(scanned)], check=True)
            pages.append(str(scanned))
        if "pdf" in options:
            target.write_bytes(picture_pdf([picture(page) for page in pages], int(resolution)))
        else:
            if len(pages) > 1:
                raise ValueError(f"{letter['name']}: a PNG holds one page, not {len(pages)}")
            target.write_bytes(Path(pages[0]).read_bytes())


def picture(page):
    """Width, height and one byte a pixel."""
    made = subprocess.run(["convert", page, "-colorspace", "Gray", "-depth", "8", "pgm:-"], check=True, capture_output=True).stdout
    _, width, height, _, *_ = made.split(None, 4)
    return int(width), int(height), made[-int(width) * int(height):]


def picture_pdf(pictures, resolution):
    """An image-only PDF of black-and-white pages (a bit a pixel), or of grey ones (four)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for width, height, pixels in pictures:
        bits = 1 if set(pixels) <= {0, 255} else 4
        per_byte = 8 // bits
        rows = []
        for y in range(height):
            row = pixels[y * width:(y + 1) * width]
            row += b"\xff" * (-width % per_byte)
            rows.append(bytes(sum((row[i + k] >> (8 - bits)) << (8 - bits * (k + 1)) for k in range(per_byte)) for i in range(0, len(row), per_byte)))
        data = zlib.compress(b"".join(rows), 9)
        w, h = width * 72 / resolution, height * 72 / resolution
        content = f"q {w:.2f} 0 0 {h:.2f} 0 0 cm /Im Do Q".encode()
        at = len(objects) + 1
        kids.append(at)
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {w:.2f} {h:.2f}] /Contents {at + 1} 0 R /Resources << /XObject << /Im {at + 2} 0 R >> >> >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent {bits} /Filter /FlateDecode /Length {len(data)} >>\nstream\n".encode()
                       + data + b"\nendstream")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>".encode()
    made, places = b"%PDF-1.4\n", []
    for number, value in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    return made + table + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))
