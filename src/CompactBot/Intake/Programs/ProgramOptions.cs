using System.ComponentModel.DataAnnotations;

namespace CompactBot.Intake.Programs;

/// <summary>What the programs that read PDF files and scans may cost. They run out of process: a hostile file costs its own process alone.</summary>
public sealed class ProgramOptions
{
    /// <summary>How many run at the same time; further ones wait.</summary>
    [Range(1, 64, ErrorMessage = "between 1 and 64 programs run at once; set Intake:Programs:AtOnce")]
    public int AtOnce { get; set; } = 2;

    /// <summary>How many may wait for a place; what comes then is refused, and can be sent again.</summary>
    [Range(0, 10_000, ErrorMessage = "between 0 and 10,000 may wait; set Intake:Programs:MostWaiting")]
    public int MostWaiting { get; set; } = 64;

    /// <summary>How long one waits for a place, in seconds.</summary>
    [Range(1, 600, ErrorMessage = "a program waits between 1 and 600 seconds for its place; set Intake:Programs:WaitSeconds")]
    public int WaitSeconds { get; set; } = 60;

    /// <summary>The address space of one program in megabytes; its memory is never more than that.</summary>
    [Range(100, 4_000, ErrorMessage = "a program gets between 100 and 4,000 MB; set Intake:Programs:Megabytes")]
    public int Megabytes { get; set; } = 240;

    /// <summary>The most pages of a PDF file with text.</summary>
    [Range(1, 1_000, ErrorMessage = "between 1 and 1,000 pages are read; set Intake:Programs:TextPages")]
    public int TextPages { get; set; } = 50;

    /// <summary>How much of a processor the text of a PDF file may take, in seconds.</summary>
    [Range(1, 60, ErrorMessage = "the text of a PDF file gets between 1 and 60 seconds; set Intake:Programs:TextSeconds")]
    public int TextSeconds { get; set; } = 2;

    /// <summary>How much of a processor the drawing of one page may take, in seconds.</summary>
    [Range(1, 60, ErrorMessage = "the picture of a page gets between 1 and 60 seconds; set Intake:Programs:DrawSeconds")]
    public int DrawSeconds { get; set; } = 2;

    /// <summary>The most pages of a scan: each takes seconds.</summary>
    [Range(1, 200, ErrorMessage = "between 1 and 200 pages of a scan are read; set Intake:Programs:ScanPages")]
    public int ScanPages { get; set; } = 20;

    /// <summary>
    /// How much of a processor the recognition of one scanned page may take that has proven to hold writing, in seconds. What has proven nothing
    /// shares four seconds with all else that is done to its file.
    /// </summary>
    [Range(1, 120, ErrorMessage = "a scanned page gets between 1 and 120 seconds; set Intake:Programs:ScanSeconds")]
    public int ScanSeconds { get; set; } = 10;

    /// <summary>The largest picture of a page, in millions of pixels: A4 at 300 dpi has 9.</summary>
    [Range(1, 100, ErrorMessage = "a scanned page has between 1 and 100 million pixels; set Intake:Programs:Megapixels")]
    public int Megapixels { get; set; } = 20;

    /// <summary>The languages that scans are first recognized in, as tesseract names them.</summary>
    [RegularExpression("^[a-zA-Z_]+(\\+[a-zA-Z_]+)*$", ErrorMessage = "name tesseract's languages as in \"eng+fra+spa\"; set Intake:Programs:ScanLanguages")]
    public string ScanLanguages { get; set; } = "eng+fra+spa";
}
