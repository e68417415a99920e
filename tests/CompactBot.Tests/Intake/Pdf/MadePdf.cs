using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace CompactBot.Tests.Intake.Pdf;

/// <summary>Writes PDF files by hand: objects, a table of them, and whatever lie a test wants to tell in between.</summary>
internal sealed class MadePdf
{
    public const int PageWidth = 600;
    public const int PageHeight = 800;
    private readonly List<byte[]> _objects = [];

    public int Count => _objects.Count;

    /// <summary>Adds an object; answers its number.</summary>
    public int Add(string body) => Add(Latin(body));

    public int Add(byte[] body)
    {
        _objects.Add(body);
        return _objects.Count;
    }

    public void Set(int number, string body) => _objects[number - 1] = Latin(body);

    /// <summary>A stream with that dictionary; its length is added unless the dictionary has one.</summary>
    public int AddStream(string dictionary, byte[] content)
    {
        var length = dictionary.Contains("/Length", StringComparison.Ordinal) ? string.Empty : " /Length " + content.Length.ToString(CultureInfo.InvariantCulture);
        return Add([.. Latin($"<< {dictionary}{length} >>\nstream\n"), .. content, .. Latin("\nendstream")]);
    }

    public byte[] Bytes(int root, string trailer = "")
    {
        var file = new MemoryStream();
        file.Write(Latin("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"));
        var offsets = new List<long>();
        for (var i = 0; i < _objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Write(Latin($"{i + 1} 0 obj\n"));
            file.Write(_objects[i]);
            file.Write(Latin("\nendobj\n"));
        }

        var start = file.Length;
        file.Write(Latin($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets)
        {
            file.Write(Latin(offset.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n"));
        }

        file.Write(Latin($"trailer\n<< /Size {_objects.Count + 1} /Root {root} 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    /// <summary>A file with one page for each content, in Helvetica as F1.</summary>
    public static byte[] OfContents(params IReadOnlyList<byte[]> contents)
    {
        var pdf = new MadePdf();
        return pdf.Bytes(pdf.AddPages(contents));
    }

    /// <summary>Adds catalogue, page tree, font and pages; answers the catalogue's number.</summary>
    /// <param name="contents">The content streams, one a page.</param>
    /// <param name="resources">More resources of each page.</param>
    /// <param name="page">More entries of each page.</param>
    /// <param name="filter">The filter of the streams, with its key.</param>
    /// <param name="font">The font's dictionary.</param>
    public int AddPages(IReadOnlyList<byte[]> contents, string resources = "", string page = "", string filter = "", string font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    {
        var fontNumber = Add(font);
        var tree = Add("null");
        var kids = contents.Select(content => Add(
            $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {PageWidth} {PageHeight}] /Resources << /Font << /F1 {fontNumber} 0 R >> {resources} >> /Contents {AddStream(filter, content)} 0 R {page} >>")).ToList();
        Set(tree, $"<< /Type /Pages /Count {kids.Count} /Kids [{string.Join(' ', kids.Select(k => k + " 0 R"))}] >>");
        return Add($"<< /Type /Catalog /Pages {tree} 0 R >>");
    }

    /// <summary>A page's content: lines of text, each at its place from the upper left corner, in points.</summary>
    public static byte[] Page(params IReadOnlyList<(double X, double Y, string Text)> lines) => SizedPage([.. lines.Select(l => (l.X, l.Y, 12.0, l.Text))]);

    public static byte[] SizedPage(params IReadOnlyList<(double X, double Y, double Size, string Text)> lines) => Latin(string.Concat(lines.Select(l => string.Create(
        CultureInfo.InvariantCulture,
        $"BT /F1 {l.Size} Tf 1 0 0 1 {l.X} {PageHeight - l.Y} Tm ({l.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj ET\n"))));

    public static byte[] Flate(byte[] content)
    {
        var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            zip.Write(content);
        }

        return packed.ToArray();
    }

    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
