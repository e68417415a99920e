using System.Text;
using CompactBot.Core.Languages;

namespace CompactBot.Core.Messages;

/// <summary>A message as plain text, complete on its own: for the command line, for notifications, and wherever no card can be shown.</summary>
public static class PlainText
{
    /// <param name="message">The message.</param>
    /// <param name="withCitations">Whether the sources are listed below it.</param>
    public static string Render(Message message, bool withCitations = true)
    {
        ArgumentNullException.ThrowIfNull(message);
        var grammar = Grammar.Of(LanguageTags.SpokenOf(message.Language) ?? LanguageTags.Default);
        var text = new StringBuilder(message.Headline);
        foreach (var paragraph in message.Paragraphs)
        {
            text.Append('\n').Append(paragraph);
        }

        foreach (var section in message.Sections)
        {
            text.Append('\n');
            if (section.Heading is not null)
            {
                text.Append('\n').Append(section.Heading);
            }

            foreach (var fact in section.Facts)
            {
                text.Append('\n').Append(grammar.Labelled(fact.Label, fact.Value));
            }
        }

        if (withCitations && message.Citations.Count > 0)
        {
            text.Append('\n');
            foreach (var label in message.Citations.Select(c => c.Label).Distinct(StringComparer.Ordinal))
            {
                text.Append('\n').Append(label);
            }
        }

        return text.ToString();
    }
}
