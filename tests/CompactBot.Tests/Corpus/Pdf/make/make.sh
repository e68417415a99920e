#!/usr/bin/env bash
# Makes the PDF files beside this folder from its HTML, with two programs that write PDF differently. They are committed: fonts and versions differ.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for page in *.html; do
  name=${page%.html}
  chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf="../$name.chromium.pdf" "file://$PWD/$page"
  soffice "-env:UserInstallation=file://$work/profile" --headless --infilter="HTML (StarWriter)" --convert-to pdf:writer_pdf_Export --outdir "$work" "$page"
  mv "$work/$name.pdf" "../$name.libreoffice.pdf"
done

# Scans of them: grey pictures, as small as words can still be recognized on.
cd ..
for name in en ar zh ru; do
  pdftoppm -r 150 -gray -png -f 1 -l 1 -singlefile "$name.chromium.pdf" "$work/$name"
  convert "$work/$name.png" -colors 8 "$name.scan.png"
done
pdftoppm -r 150 -gray -png en.chromium.pdf "$work/page"
convert "$work"/page-*.png -monochrome -compress group4 en.scan.tiff
convert en.scan.png -quality 40 en.scan.jpg
convert en.scan.png -rotate 90 en.turned.png
convert en.scan.png -rotate 180 en.head-down.png
convert en.scan.png -rotate 270 en.turned-back.png
