namespace CompactBot.Intake;

/// <summary>What kind of file it is, as its bytes say.</summary>
public enum FileKind
{
    Text,
    Markdown,
    Html,
    Docx,
    Pdf,
    Png,
    Jpeg,
    Tiff,
    Gif,
    Bmp,
    Webp,

    /// <summary>OLE: Word, Excel and Outlook until 2003, and what was encrypted by a newer one.</summary>
    OldOffice,
    RichText,
    MacroDocument,
    OpenDocument,
    Spreadsheet,
    Slides,
    Zip,
    Archive,
    Mail,
    Xml,
    Program,
    Media,
}
