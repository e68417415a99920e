using System.Text;
using static CompactBot.Tests.Intake.Hostile.HostileFiles;

namespace CompactBot.Tests.Intake.Hostile;

/// <summary>Web pages and Markdown that parsers choke on.</summary>
internal static class HostilePages
{
    private static readonly string Letter = string.Concat(DocxBytes.LetterLines.Where(l => l.Length > 0).Select(l => $"<p>{l}</p>"));

    public static IReadOnlyList<HostileFile> All { get; } =
    [
        Page("html-hundred-thousand-deep", () => "<html>" + Repeat("<div>", 100_000), "nested more than"),
        Page("html-deep-behind-false-ends", () => "<html>" + Repeat("<div></b>", 50_000), "nested more than"),
        Page("html-bold-without-end", () => "<html>" + Repeat("<b><p>", 50_000), "nested more than"),
        Page("html-nested-tables", () => "<html>" + Repeat("<table><tr><td>", 20_000), "nested more than"),
        Page("html-million-tags", () => "<html>" + Repeat("<br>", 200_000), "tags, and no letter has"),
        Page("html-absurd-table", () => "<html><table>" + Repeat("<tr>" + Repeat("<td>", 500) + "</tr>", 500) + "</table>", "tags, and no letter has"),
        Page("html-huge-attribute", () => $"<html><p title=\"{new string('x', 1_000_000)}\">a</p>", "a tag longer than a letter"),
        Page("html-tag-without-end", () => "<html><p " + Repeat("a=1 ", 100_000), "a tag longer than a letter"),
        Page("html-larger-than-a-page", () => "<html>" + Repeat("word ", 700_000), "more than 3 MB"),
        Page("html-comment-without-end", () => $"<html>{Letter}<!--" + Repeat("-", 500_000), null),
        Page("html-script-without-end", () => $"<html>{Letter}<script>" + Repeat("<!--", 100_000), null),
        Page("html-angle-brackets", () => "<html>" + Repeat("<", 1_000_000), "tags, and no letter has"),
        Page("html-entities", () => "<html><p>" + Repeat("&amp;", 300_000), "entities, and no letter has"),
        Page("html-null-and-surrogates", () => $"<html>{Letter}<p>a&#0;b&#xD800;c&#x110000;</p>", null),
        Page("html-that-loads", () => $"<html><head><meta http-equiv=refresh content='0;url=http://127.0.0.1:1/'><link rel=stylesheet href='http://127.0.0.1:1/a.css'><base href='http://127.0.0.1:1/'></head><body onload='alert(1)'><iframe src='http://127.0.0.1:1/'></iframe><img src='http://127.0.0.1:1/i.png'><script src='http://127.0.0.1:1/s.js'></script>{Letter}", null),
        Page("html-span-of-a-billion", () => $"<html><table><tr><td colspan=2000000000>a</td></tr><tr><td>b</td></tr></table>{Letter}", null),
        Marked("md-stars", () => Repeat("*", 100_000), "marks of Markdown"),
        Marked("md-open-brackets", () => Repeat("[", 100_000), "marks of Markdown"),
        Marked("md-open-links", () => Repeat("[a](", 30_000), "marks of Markdown"),
        Marked("md-nested-quotations", () => Repeat(">", 5_000) + "a", "nested more than"),
        Marked("md-nested-lists", () => Repeat("- ", 5_000) + "a", "nested more than"),
        Marked("md-deep-indent", () => string.Concat(Enumerable.Range(0, 600).Select(i => new string(' ', 2 * i) + "- a\n")), "nested more than"),
        Marked("md-backticks", () => string.Join("a", Enumerable.Range(1, 600).Select(i => new string('`', i))), null),
        Marked("md-wide-table", () => "|" + Repeat("a|", 20_000) + "\n|" + Repeat("-|", 20_000), "marks of Markdown"),
        Marked("md-tall-table", () => "|a|b|\n|-|-|\n" + Repeat("|a|b|\n", 30_000), null),
        Marked("md-long-line", () => Repeat("word ", 30_000), "a line of more than"),
        Marked("md-references", () => string.Concat(Enumerable.Range(0, 10_000).Select(i => $"[a{i}]: http://x/{i}\n")) + Repeat("[a1] ", 100), null),
    ];

    private static HostileFile Page(string name, Func<string> make, string? reason) => new(name, name + ".html", () => Encoding.UTF8.GetBytes(make()), reason);

    private static HostileFile Marked(string name, Func<string> make, string? reason) => new(name, name + ".md", () => Encoding.UTF8.GetBytes(make()), reason);
}
