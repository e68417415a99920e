using System.Globalization;
using System.Text;

namespace CompactBot.Tests.Intake.Pdf;

/// <summary>PDF files that were made to harm their reader; each name says how.</summary>
internal static class HostilePdfs
{
    /// <summary>Must be refused.</summary>
    public static IReadOnlyDictionary<string, Func<byte[]>> Refused { get; } = new Dictionary<string, Func<byte[]>>(StringComparer.Ordinal)
    {
        ["flate-1000-to-1.pdf"] = () => Packed(Repeat("BT /F1 1 Tf (bomb bomb bomb) Tj ET\n", 30_000_000), layers: 1),
        ["flate-nested-twice.pdf"] = () => Packed(new byte[200_000_000], layers: 2),
        ["flate-nested-ten-times.pdf"] = () => Packed(new byte[100_000_000], layers: 10),
        ["flate-of-spaces.pdf"] = () => Packed(Repeat(" ", 150_000_000), layers: 1),
        ["flate-of-numbers.pdf"] = () => Packed(Repeat("1 ", 100_000_000), layers: 1),
        ["flate-predictor.pdf"] = () => OfStream("/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 32 /BitsPerComponent 16 /Columns 100000000 >>", MadePdf.Flate(new byte[1_000_000])),
        ["lzw-bomb.pdf"] = () => OfStream("/Filter /LZWDecode", LzwBomb()),
        ["run-length-bomb.pdf"] = () => OfStream("/Filter [/FlateDecode /RunLengthDecode]", MadePdf.Flate(Repeat("\u0081 ", 20_000_000))),
        ["ascii-hex-tower.pdf"] = () => OfStream("/Filter [" + string.Join(' ', Enumerable.Repeat("/ASCIIHexDecode", 5_000)) + "]", MadePdf.Latin("41>")),
        ["saved-states-million.pdf"] = () => Packed(Repeat("q ", 20_000_000), layers: 1),
        ["dashes-million.pdf"] = () => Packed([.. MadePdf.Latin("["), .. Repeat("1 ", 20_000_000), .. MadePdf.Latin("] 0 d\n")], layers: 1),
        ["xref-points-at-itself.pdf"] = () => WithTrailer("/Prev 9"),
        ["xref-prev-cycle.pdf"] = PrevCycle,
        ["xref-missing.pdf"] = () => MadePdf.Latin("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\n"),
        ["xref-negative.pdf"] = () => MadePdf.Latin("%PDF-1.7\nstartxref\n-5\n%%EOF\n"),
        ["xref-huge-size.pdf"] = () => MadePdf.Latin("%PDF-1.7\nxref\n0 2147483647\n0000000000 65535 f \ntrailer\n<< /Size 2147483647 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"),
        ["xref-stream-widths.pdf"] = () => MadePdf.Latin("%PDF-1.7\n1 0 obj\n<< /Type /XRef /Size 1000000000 /W [8 8 8] /Root 1 0 R /Index [0 1000000000] /Length 4 >>\nstream\nabcd\nendstream\nendobj\nstartxref\n9\n%%EOF\n"),
        ["object-refers-to-itself.pdf"] = () => WithPages(p => p.Add("<< /Type /Catalog /Pages " + (p.Count + 1) + " 0 R >>")),
        ["page-tree-cycle.pdf"] = PageTreeCycle,
        ["page-tree-deep.pdf"] = PageTreeDeep,
        ["pages-100000.pdf"] = () => ManyPages(100_000),
        ["pages-count-lies.pdf"] = () => WithPages(p => Root(p, "<< /Type /Pages /Count 2000000000 /Kids [] >>")),
        ["pages-same-kid-60000.pdf"] = SameKid,
        ["arrays-deep.pdf"] = () => WithPages(p => Root(p, Text("[", 200_000) + Text("]", 200_000))),
        ["dictionaries-deep.pdf"] = () => WithPages(p => Root(p, Text("<< /A ", 200_000) + "1" + Text(" >>", 200_000))),
        ["object-streams-in-each-other.pdf"] = ObjectStreamCycle,
        ["stream-length-refers-to-itself.pdf"] = () => OfStream("/Length 5 0 R", MadePdf.Latin("BT ET")),
        ["encrypted.pdf"] = Encrypted,
        ["encrypted-unknown-handler.pdf"] = () => WithTrailer("/Encrypt << /Filter /Nobody /V 99 /R 99 >>", withText: false),
        ["truncated.pdf"] = () => MadePdf.OfContents(LetterPage())[..300],
        ["header-alone.pdf"] = () => MadePdf.Latin("%PDF-1.7\n"),
        ["polyglot-zip.pdf"] = () => [.. MadePdf.OfContents(LetterPage()), .. MadePdf.Latin("PK\u0003\u0004"), .. new byte[26], .. MadePdf.Latin("PK\u0005\u0006"), .. new byte[18]],
        ["million-characters.pdf"] = MillionCharacters,
        ["words-without-end.pdf"] = () => Packed([.. MadePdf.Latin("BT /F1 1 Tf "), .. Repeat("1 0 0 1 5 5 Tm (a b c d e f g h) Tj ", 8_000_000), .. MadePdf.Latin("ET")], layers: 1),
        ["image-20000-by-20000-one-bit.pdf"] = () => OfImage(20_000, 20_000, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode", MadePdf.Flate(new byte[50_000_000])),
        ["image-size-lies.pdf"] = () => OfImage(60_000, 60_000, "/ColorSpace /DeviceRGB /BitsPerComponent 16 /Filter /FlateDecode", MadePdf.Flate(new byte[1_000])),
        ["image-jpx-garbage.pdf"] = () => OfImage(1_000, 1_000, "/Filter /JPXDecode", Noise(20_000)),
        ["image-jbig2-garbage.pdf"] = () => OfImage(1_000, 1_000, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode", Noise(20_000)),
        ["image-dct-garbage.pdf"] = () => OfImage(1_000, 1_000, "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", [0xFF, 0xD8, .. Noise(20_000)]),
        ["image-fax-garbage.pdf"] = () => OfImage(30_000, 30_000, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 30000 /Rows 30000 >>", Noise(20_000)),
        ["image-noise.pdf"] = () => OfImage(1_800, 2_600, "/ColorSpace /DeviceGray /BitsPerComponent 8", Noise(4_680_000)),
        ["image-noise-on-twenty-pages.pdf"] = () => WithPages(p =>
        {
            var image = p.AddStream("/Type /XObject /Subtype /Image /Width 900 /Height 1300 /ColorSpace /DeviceGray /BitsPerComponent 8", Noise(1_170_000));
            return p.AddPages([.. Enumerable.Repeat(MadePdf.Latin("600 0 0 800 0 0 cm /I1 Do"), 20)], resources: $"/XObject << /I1 {image} 0 R >>");
        }),
        ["page-huge.pdf"] = () => Blank("/MediaBox [0 0 14400000 14400000] /UserUnit 1000"),
        ["page-no-size.pdf"] = () => Blank("/MediaBox [0 0 0 0]"),
        ["form-draws-itself.pdf"] = FormCycle,
        ["forms-that-double.pdf"] = FormsThatDouble,
        ["type3-draws-itself.pdf"] = Type3Cycle,
        ["pattern-slow.pdf"] = () => WithPages(p =>
        {
            var pattern = p.AddStream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.0001 /YStep 0.0001 /Resources << >>", MadePdf.Latin("0 0 1 1 re f"));
            return p.AddPages([MadePdf.Latin("/Pattern cs /P1 scn 0 0 600 800 re f")], resources: $"/Pattern << /P1 {pattern} 0 R >>");
        }),
        ["shading-slow.pdf"] = () => WithPages(p =>
        {
            var function = p.AddStream("/FunctionType 4 /Domain [0 1 0 1] /Range [0 1]", MadePdf.Latin("{ " + Text("2 copy mul sin cos exch pop ", 2_000) + " pop }"));
            return p.AddPages([MadePdf.Latin("/S1 sh")], resources: $"/Shading << /S1 << /ShadingType 1 /ColorSpace /DeviceGray /Matrix [600 0 0 800 0 0] /Function {function} 0 R >> >>");
        }),
    };

    /// <summary>Look dangerous, hold a letter, and are read without doing what they ask.</summary>
    public static IReadOnlyDictionary<string, Func<byte[]>> Read { get; } = new Dictionary<string, Func<byte[]>>(StringComparer.Ordinal)
    {
        ["javascript.pdf"] = () => WithRoot("/OpenAction << /S /JavaScript /JS (app.alert(1); while(true){}) >>"),
        ["launch-action.pdf"] = () => WithRoot("/OpenAction << /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >>"),
        ["remote-form.pdf"] = () => WithRoot("/AcroForm << /XFA (<x xmlns='http://127.0.0.1:1/'/>) >> /OpenAction << /S /URI /URI (http://127.0.0.1:1/) >>"),
        ["embedded-file.pdf"] = () => WithRoot("/Names << /EmbeddedFiles << /Names [(../../evil.sh) << /Type /Filespec /F (../../evil.sh) >>] >> >>"),
        ["font-program-garbage.pdf"] = () => WithFont(p => $"<< /Type /Font /Subtype /TrueType /BaseFont /Bad /FirstChar 32 /LastChar 126 /Widths [{Text("600 ", 95)}] /Encoding /WinAnsiEncoding /FontDescriptor << /Type /FontDescriptor /FontName /Bad /Flags 32 /FontBBox [0 0 1000 1000] /FontFile2 {p.AddStream(string.Empty, Noise(50_000))} 0 R >> >>"),
        ["to-unicode-without-end.pdf"] = () => WithFont(p => $"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode {p.AddStream("/Filter /FlateDecode", MadePdf.Flate(MadePdf.Latin("/CMapName /X def 100000 beginbfrange " + Text("<00> <1F> <0041> ", 100_000) + " endbfrange")))} 0 R >>"),
        ["length-lies.pdf"] = () => OfStream("/Length 999999999", LetterPage()),
        ["length-too-short.pdf"] = () => MadePdf.Latin(Encoding.Latin1.GetString(MadePdf.OfContents(LetterPage())).Replace("startxref", "startxref9", StringComparison.Ordinal)),
    };

    /// <summary>The content of a page that is a whole letter.</summary>
    public static byte[] LetterPage() => MadePdf.Page(
        (400, 80, "New York, 2 May 2017"),
        (70, 120, "Excellency,"),
        (70, 150, "The second informal thematic session will take place on 22 and 23 May 2017 at United"),
        (70, 164, "Nations Headquarters in New York, and we invite all Member States to the session."),
        (70, 200, "Please accept, Excellency, the assurances of our highest consideration."),
        (70, 240, "(Signed) Co-facilitators"));

    private static string Text(string part, int count) => string.Concat(Enumerable.Repeat(part, count));

    private static byte[] Repeat(string part, int length)
    {
        var bytes = MadePdf.Latin(part);
        var all = new byte[length / bytes.Length * bytes.Length];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = bytes[i % bytes.Length];
        }

        return all;
    }

    /// <summary>Bytes that look random and are the same every time.</summary>
    public static byte[] Noise(int length)
    {
        var noise = new byte[length];
        var state = 2_463_534_242u;
        for (var i = 0; i < length; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            noise[i] = (byte)state;
        }

        return noise;
    }

    private static byte[] WithPages(Func<MadePdf, int> add)
    {
        var pdf = new MadePdf();
        return pdf.Bytes(add(pdf));
    }

    private static int Root(MadePdf pdf, string pages)
    {
        var tree = pdf.Add(pages);
        return pdf.Add($"<< /Type /Catalog /Pages {tree} 0 R >>");
    }

    private static byte[] Packed(byte[] content, int layers)
    {
        for (var i = 0; i < layers; i++)
        {
            content = MadePdf.Flate(content);
        }

        return OfStream($"/Filter [{string.Join(' ', Enumerable.Repeat("/FlateDecode", layers))}]", content);
    }

    private static byte[] OfStream(string dictionary, byte[] content) => WithPages(p => p.AddPages([content], filter: dictionary));

    private static byte[] WithFont(Func<MadePdf, string> font) => WithPages(p => p.AddPages([LetterPage()], font: font(p)));

    private static byte[] Blank(string page) => WithPages(p => p.AddPages([MadePdf.Latin("0 0 10 10 re f")], page: page));

    private static byte[] WithTrailer(string trailer, bool withText = false)
    {
        var pdf = new MadePdf();
        return pdf.Bytes(pdf.AddPages([withText ? LetterPage() : MadePdf.Latin("0 0 10 10 re f")]), trailer);
    }

    private static byte[] WithRoot(string entries) => WithPages(p =>
    {
        var root = p.AddPages([LetterPage()]);
        return p.Add($"<< /Type /Catalog /Pages {root - 4 + 1} 0 R {entries} >>");
    });

    private static byte[] OfImage(int width, int height, string dictionary, byte[] content) => WithPages(p =>
    {
        var image = p.AddStream($"/Type /XObject /Subtype /Image /Width {width} /Height {height} {dictionary}", content);
        return p.AddPages([MadePdf.Latin("600 0 0 800 0 0 cm /I1 Do")], resources: $"/XObject << /I1 {image} 0 R >>");
    });

    /// <summary>A page that is a grey picture, as wide as it is high; its rows as in a PNG.</summary>
    public static byte[] OfScan(int side, byte[] rows) =>
        OfImage(side, side, $"/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns {side} >>", MadePdf.Flate(rows));

    private static byte[] LzwBomb()
    {
        // Twelve-bit codes without a clear: the last code of the table stands for thousands of bytes, again and again.
        var bits = new List<int> { 256, 65 };
        for (var code = 258; code < 4095; code++)
        {
            bits.Add(code);
        }

        bits.AddRange(Enumerable.Repeat(4094, 60_000));
        var bytes = new List<byte>();
        var held = 0;
        var count = 0;
        for (var i = 0; i < bits.Count; i++)
        {
            var width = i < 255 ? 9 : i < 767 ? 10 : i < 1_791 ? 11 : 12;
            held = (held << width) | bits[i];
            for (count += width; count >= 8; count -= 8)
            {
                bytes.Add((byte)(held >> (count - 8)));
            }

            held &= (1 << count) - 1;
        }

        return [.. bytes];
    }

    private static byte[] PrevCycle()
    {
        var text = Encoding.Latin1.GetString(MadePdf.OfContents(MadePdf.Latin("0 0 10 10 re f")));
        var at = text.LastIndexOf("xref\n0", StringComparison.Ordinal);
        return MadePdf.Latin(text.Replace("/Root", $"/Prev {at} /Root", StringComparison.Ordinal));
    }

    private static byte[] PageTreeCycle()
    {
        var pdf = new MadePdf();
        var a = pdf.Add("null");
        var b = pdf.Add($"<< /Type /Pages /Count 5 /Parent {a} 0 R /Kids [{a} 0 R {a} 0 R] >>");
        pdf.Set(a, $"<< /Type /Pages /Count 5 /Parent {b} 0 R /Kids [{b} 0 R {b} 0 R] >>");
        return pdf.Bytes(pdf.Add($"<< /Type /Catalog /Pages {a} 0 R >>"));
    }

    private static byte[] PageTreeDeep()
    {
        var pdf = new MadePdf();
        for (var i = 1; i < 50_000; i++)
        {
            pdf.Add($"<< /Type /Pages /Count 1 /Kids [{i + 1} 0 R] >>");
        }

        pdf.Add("<< /Type /Page /MediaBox [0 0 10 10] >>");
        return pdf.Bytes(pdf.Add("<< /Type /Catalog /Pages 1 0 R >>"));
    }

    private static byte[] ManyPages(int count)
    {
        var pdf = new MadePdf();
        var tree = pdf.Add("null");
        var kids = Enumerable.Range(0, count).Select(_ => pdf.Add($"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 600 800] >>")).ToList();
        pdf.Set(tree, $"<< /Type /Pages /Count {count} /Kids [{string.Join(' ', kids.Select(k => k.ToString(CultureInfo.InvariantCulture) + " 0 R"))}] >>");
        return pdf.Bytes(pdf.Add($"<< /Type /Catalog /Pages {tree} 0 R >>"));
    }

    private static byte[] SameKid()
    {
        var pdf = new MadePdf();
        var tree = pdf.Add("null");
        var page = pdf.Add($"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 600 800] >>");
        pdf.Set(tree, $"<< /Type /Pages /Count 60000 /Kids [{Text(page + " 0 R ", 60_000)}] >>");
        return pdf.Bytes(pdf.Add($"<< /Type /Catalog /Pages {tree} 0 R >>"));
    }

    private static byte[] ObjectStreamCycle() => WithPages(p =>
    {
        p.AddStream($"/Type /ObjStm /N 1 /First 4 /Extends {p.Count + 1} 0 R", MadePdf.Latin("1 0 << /Type /Catalog /Pages 1 0 R >>"));
        return 1;
    });

    private static byte[] Encrypted() => WithTrailer(
        $"/ID [<{Text("00", 16)}> <{Text("00", 16)}>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{Text("5A", 32)}> /U <{Text("A5", 32)}> >>",
        withText: true);

    private static byte[] MillionCharacters()
    {
        var pages = Enumerable.Range(0, 20).Select(n => MadePdf.Flate(MadePdf.SizedPage([.. Enumerable.Range(0, 700).Select(i => (5.0, 5.0 + i, 1.0, Text("lorem ipsum ", 6)))]))).ToList();
        return WithPages(p => p.AddPages(pages, filter: "/Filter /FlateDecode"));
    }

    private static byte[] FormCycle() => WithPages(p =>
    {
        var form = p.Count + 1;
        p.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X1 {form} 0 R >> >>", MadePdf.Latin("/X1 Do /X1 Do"));
        return p.AddPages([MadePdf.Latin("/X1 Do")], resources: $"/XObject << /X1 {form} 0 R >>");
    });

    private static byte[] FormsThatDouble() => WithPages(p =>
    {
        var form = p.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 600 800]", MadePdf.Latin("0 0 1 1 re f"));
        for (var i = 0; i < 60; i++)
        {
            form = p.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X1 {form} 0 R >> >>", MadePdf.Latin("/X1 Do /X1 Do"));
        }

        return p.AddPages([MadePdf.Latin("/X1 Do")], resources: $"/XObject << /X1 {form} 0 R >>");
    });

    private static byte[] Type3Cycle() => WithPages(p =>
    {
        var glyph = p.AddStream(string.Empty, MadePdf.Latin("1000 0 d0 BT /F1 1 Tf (aa) Tj ET"));
        var font = p.Count + 1;
        return p.AddPages([MadePdf.Latin("BT /F1 12 Tf 100 100 Td (aaa) Tj ET")], font:
            $"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 97 /Widths [1000] /Encoding << /Type /Encoding /Differences [97 /a] >> /CharProcs << /a {glyph} 0 R >> /Resources << /Font << /F1 {font} 0 R >> >> >>");
    });
}
