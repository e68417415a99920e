using System.Globalization;
using CompactBot.Core.Messages;

namespace CompactBot.Staff;

/// <summary>The text of a draft as a form, and back. Citations, buttons and language are not the form's to change.</summary>
public static class DraftForm
{
    public const string Headline = "headline";
    public const string Paragraphs = "paragraphs";

    /// <summary>The mark of the text that the form was opened on.</summary>
    public const string Over = "over";

    /// <summary>How many rows beyond those that a draft has are read: one is offered for each section.</summary>
    private const int Spare = 20;

    public static string HeadingName(int section) => string.Create(CultureInfo.InvariantCulture, $"s{section}.heading");

    public static string LabelName(int section, int fact) => string.Create(CultureInfo.InvariantCulture, $"s{section}.f{fact}.label");

    public static string ValueName(int section, int fact) => string.Create(CultureInfo.InvariantCulture, $"s{section}.f{fact}.value");

    public static string TextOf(IEnumerable<string> paragraphs) => string.Join("\n\n", paragraphs);

    /// <summary>The message with the words of the form. A fact without label and value is gone; so is a section without facts and heading.</summary>
    public static Message Apply(Message draft, IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(form);
        return draft with
        {
            // What a person wrote is in one language, and goes to all as it was written.
            Translations = null,
            Headline = Clean(form[Headline]).ReplaceLineEndings(" "),
            Paragraphs = [.. Clean(form[Paragraphs]).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Sections = [.. draft.Sections.Select((section, i) => SectionOf(section, i, form)).Where(s => s.Facts.Count > 0 || s.Heading is not null)],
        };
    }

    private static MessageSection SectionOf(MessageSection section, int index, IFormCollection form)
    {
        var heading = Clean(form[HeadingName(index)]).ReplaceLineEndings(" ");
        var facts = Enumerable.Range(0, section.Facts.Count + Spare)
            .Select(i => new Fact(Clean(form[LabelName(index, i)]), Clean(form[ValueName(index, i)])))
            .Where(fact => fact.Label.Length > 0 || fact.Value.Length > 0);
        return new MessageSection(heading.Length == 0 ? null : heading, [.. facts]);
    }

    private static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
