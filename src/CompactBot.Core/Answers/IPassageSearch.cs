using CompactBot.Core.Catalogue;
using CompactBot.Core.Letters;
using CompactBot.Core.Questions;
using CompactBot.Core.Languages;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Answers;

/// <summary>
/// Looks words up in the letters' paragraphs, for questions that fit no query. What it finds is shown as quotes, and is never an answer. Safe for
/// many threads.
/// </summary>
public interface IPassageSearch
{
    /// <summary>Paragraphs of the catalogue's letters that have some of the words: first those that have more and rarer ones.</summary>
    /// <param name="catalogue">What is known: no other letter's paragraphs are found.</param>
    /// <param name="words">Each word with all its forms, folded as <see cref="SearchableText"/> is; a form may be several words.</param>
    /// <param name="most">So many at most.</param>
    IReadOnlyList<FoundPassage> Find(CatalogueSnapshot catalogue, IReadOnlyList<IReadOnlyList<string>> words, int most);
}

/// <summary>A paragraph that was found.</summary>
public sealed record FoundPassage(string Letter, int Paragraph);

/// <summary>A paragraph as it is looked up.</summary>
/// <param name="Paragraph">Its number in the letter.</param>
/// <param name="Words">Its words, folded, with a space between each two; as one run where <paramref name="Parted"/> is false.</param>
/// <param name="Parted">Whether its script parts words.</param>
public sealed record SearchableText(int Paragraph, string Words, bool Parted)
{
    /// <summary>What a letter's body says, paragraph by paragraph.</summary>
    public static IEnumerable<SearchableText> Of(LetterReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var language = LanguageTags.SpokenOf(reading.Letter.Language);
        foreach (var paragraph in reading.Letter.Paragraphs.Where(p => p.Part == LetterPart.Body))
        {
            var words = (language is null ? WordToken.Split(paragraph.Text) : Lexicon.Of(language).Words(paragraph.Text)).Select(w => w.Text).ToList();
            var parted = words.Count(WordToken.IsSign) * 2 < words.Count;
            yield return new SearchableText(paragraph.Number, parted ? string.Join(' ', words) : string.Concat(words), parted);
        }
    }
}
