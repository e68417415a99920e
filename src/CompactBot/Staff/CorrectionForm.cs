using System.Globalization;
using CompactBot.Contracts;
using CompactBot.Core.Corrections;
using CompactBot.Core.Reading;

namespace CompactBot.Staff;

/// <summary>A session or a letter as the fields of a form, and back. What was entered is kept as it was entered until it can be taken.</summary>
public sealed class CorrectionForm
{
    public const string Mark = "mark";
    public const string Key = "key";
    public const string Paragraph = "paragraph";
    public const string By = "by";
    public const string Why = "why";

    /// <summary>How many empty rows are offered behind those that are there.</summary>
    public const int SpareRows = 2;

    private const int MostRows = 60;

    private CorrectionForm(IReadOnlyDictionary<string, string> fields, IReadOnlyList<SittingRow> rows) => (Fields, Rows) = (fields, rows);

    public IReadOnlyDictionary<string, string> Fields { get; }

    public IReadOnlyList<SittingRow> Rows { get; }

    public string this[string field] => Fields.GetValueOrDefault(field, "");

    public static CorrectionForm Of(Session session) => new(
        SessionFields.All.ToDictionary(f => f.Name, f => f.Read(session) ?? "", StringComparer.Ordinal),
        [.. session.Sittings.Select(s => new SittingRow(Wire.Day(s.Date), Wire.Hour(s.From) ?? "", Wire.Hour(s.To) ?? "", s.Room ?? ""))]);

    public static CorrectionForm Of(LetterReading letter) => new(LetterFields.All.ToDictionary(f => f.Name, f => f.Read(letter) ?? "", StringComparer.Ordinal), []);

    public static CorrectionForm Empty { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal) { ["status"] = "scheduled" }, []);

    /// <summary>What was entered.</summary>
    public static CorrectionForm Of(IFormCollection form)
    {
        var fields = form.Where(f => f.Key != "invited").ToDictionary(f => f.Key, f => f.Value.ToString().ReplaceLineEndings("\n"), StringComparer.Ordinal);
        if (form.ContainsKey("invited") || form.ContainsKey("invited-shown"))
        {
            fields["invited"] = string.Join(", ", form["invited"].OfType<string>());
        }

        var rows = Enumerable.Range(0, MostRows)
            .Select(i => new SittingRow(Row(form, i, "date"), Row(form, i, "from"), Row(form, i, "to"), Row(form, i, "room")))
            .Where(row => !row.IsEmpty);
        return new CorrectionForm(fields, [.. rows]);
    }

    /// <summary>The fields as corrections have them: those of a session or of a letter that the form shows.</summary>
    public IReadOnlyDictionary<string, string?> Values(bool ofSession)
    {
        var names = ofSession ? SessionFields.All.Select(f => f.Name) : LetterFields.All.Select(f => f.Name);
        var values = names.Where(Fields.ContainsKey).ToDictionary(name => name, name => (string?)Fields[name], StringComparer.Ordinal);
        if (ofSession)
        {
            values["sittings"] = string.Join('\n', Rows.Select(r => r.Line));
        }

        return values;
    }

    public static string RowName(int row, string part) => string.Create(CultureInfo.InvariantCulture, $"row{row}.{part}");

    private static string Row(IFormCollection form, int row, string part) => form[RowName(row, part)].ToString().Trim();
}

/// <summary>A row of the form's table of hours and rooms, as entered.</summary>
public sealed record SittingRow(string Date, string From, string To, string Room)
{
    public bool IsEmpty => Date.Length == 0 && From.Length == 0 && To.Length == 0 && Room.Length == 0;

    /// <summary>As a correction writes it.</summary>
    public string Line => $"{OneWord(Date, "?")} {OneWord(From, "-")} {OneWord(To, "-")} {Room}".TrimEnd();

    private static string OneWord(string text, string empty) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))) is { Length: > 0 } word ? word : empty;
}
