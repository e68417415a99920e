using System.Globalization;
using CompactBot.Hosting;

namespace CompactBot.Intake.Programs;

/// <summary>Whether the programs are there that PDF files and scans are read with.</summary>
internal sealed class ProgramsCheck(IntakeOptions options) : ICheck
{
    private static readonly (string Program, string For)[] Needed =
    [
        ("pdftotext", "PDF files are refused"),
        ("pdftoppm", "PDF files that are scans are refused, and staff see no pictures of pages"),
        ("tesseract", "scans are refused"),
    ];

    public string Subject => "PDF and scans";

    public Task<CheckFinding> LookAsync(CancellationToken cancellation) => Task.FromResult(Look());

    private CheckFinding Look()
    {
        var missing = Needed.Where(n => ChildPrograms.Missing(n.Program) is not null).ToList();
        return missing.Count > 0
            ? new CheckFinding(
                CheckState.Wrong,
                string.Join("; ", missing.Select(m => $"{ChildPrograms.Missing(m.Program)} is not installed: {m.For}")),
                "run " + string.Join(" and ", missing.Select(m => $"'{ChildPrograms.InstallCommand(ChildPrograms.Missing(m.Program)!)}'").Distinct()))
            : new CheckFinding(CheckState.Well, string.Create(
                CultureInfo.InvariantCulture,
                $"pdftotext, pdftoppm and tesseract run under prlimit: {options.Programs.AtOnce} at once, {options.Programs.Megabytes} MB each"));
    }
}
