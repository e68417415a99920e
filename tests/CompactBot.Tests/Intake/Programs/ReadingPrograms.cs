using System.Diagnostics;
using CompactBot.Intake.Programs;
using Xunit;

namespace CompactBot.Tests.Intake.Programs;

/// <summary>
/// The programs that PDF files and scans are read with. Where they are missing and we may, they are installed, once a run; where they cannot
/// be had, the tests that need them are left out, saying so.
/// </summary>
internal static class ReadingPrograms
{
    private static readonly string[] Programs = ["pdftotext", "pdftoppm", "tesseract"];
    private static readonly Lazy<string?> Absent = new(Install, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Installs them if need be, and leaves the test out where they cannot be had.</summary>
    public static void Need()
    {
        if (Absent.Value is { } absent)
        {
            Assert.Skip($"left out: {absent} is not installed ({ChildPrograms.InstallCommand(absent)})");
        }
    }

    private static string? FirstMissing() => Programs.Select(ChildPrograms.Missing).FirstOrDefault(p => p is not null);

    private static string? Install()
    {
        if (FirstMissing() is null)
        {
            return null;
        }

        if (Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
        {
            string[] packages = ["poppler-utils", "tesseract-ocr", "tesseract-ocr-fra", "tesseract-ocr-spa", "tesseract-ocr-ara", "tesseract-ocr-rus", "tesseract-ocr-chi-sim", "util-linux"];
            Run("update");
            if (!Run(["install", "-y", "--no-install-recommends", .. packages]))
            {
                // An installation can fail midway once; apt then asks for this.
                Run("-f", "install", "-y");
                Run(["install", "-y", "--no-install-recommends", .. packages]);
            }
        }

        return FirstMissing();
    }

    private static bool Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/apt-get", arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        return process.WaitForExit(TimeSpan.FromMinutes(5)) && process.ExitCode == 0;
    }
}
