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
