using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CompactBot.Core.Reading;

/// <summary>
/// Parts a sentence into words and gives each the form that a language's data lists: without vowel marks, without what is written together
/// with it, the main form for an inflected one. Where words are written without spaces, the words of the data are the words, and every other
/// sign is one of its own.
/// </summary>
internal sealed partial class WordForms
{
    private const char Lengthening = '\u0640';

    private readonly ReadingWords _words;
    private readonly Regex? _word;
    private readonly Dictionary<string, string> _inflections;
    private readonly HashSet<string> _known;

    public WordForms(ReadingWords words)
    {
        _words = words;
        var lexicon = words.Heads.Keys.Concat(words.Heads.Values).Concat(words.LeftStops).Concat(words.TailStops).Concat(words.Definite).Concat(words.Ordinals.Keys);
        _inflections = (words.Inflections ?? new Dictionary<string, string>()).ToDictionary(i => Fold(i.Key), i => Fold(i.Value), StringComparer.OrdinalIgnoreCase);
        _known = new HashSet<string>(lexicon.Concat(_inflections.Keys).SelectMany(w => w.Split(' ')).Select(Fold), StringComparer.OrdinalIgnoreCase);
        _word = words.Unspaced
            ? new Regex(string.Join('|', _known.OrderByDescending(w => w.Length).Select(Regex.Escape)) + @"|[\p{L}\p{N}-[\p{Lo}]]+|\p{Lo}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))
            : null;
    }

    public IReadOnlyList<(string Form, int Start, int End)> Split(string text)
    {
        var words = new List<(string Form, int Start, int End)>(text.Length / 5);
        foreach (var match in _word is not null ? _word.EnumerateMatches(text) : _words.Word is not null ? _words.Word.EnumerateMatches(text) : Word().EnumerateMatches(text))
        {
            var word = Fold(text.Substring(match.Index, match.Length));
            if (Parted(word) is { } rest)
            {
                var start = match.Index + 1;
                words.Add((word[..1], match.Index, start));
                words.Add((Form(rest), start, match.Index + match.Length));
            }
            else
            {
                words.Add((Form(word), match.Index, match.Index + match.Length));
            }
        }

        return words;
    }

    private string Form(string word) => _inflections.TryGetValue(word, out var main) ? main : word;

    /// <summary>The word behind one that is written together with it, if that word is known and the whole is not.</summary>
    private string? Parted(string word)
    {
        if (_words.Prefixes is null || word.Length < 3 || _known.Contains(word))
        {
            return null;
        }

        foreach (var (written, before) in _words.Prefixes)
        {
            if (word.StartsWith(written, StringComparison.Ordinal) && before + word[written.Length..] is var rest && _known.Contains(rest))
            {
                return rest;
            }
        }

        return null;
    }

    /// <summary>Vowel marks, the carrier of a hamza and what only draws a word out are written or left out; other scripts stay as they are.</summary>
    public static string Fold(string word)
    {
        if (!word.AsSpan().ContainsAnyInRange('\u0600', char.MaxValue))
        {
            return word;
        }

        var folded = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(c);
            if (c != Lengthening && category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                folded.Append(category == UnicodeCategory.OtherLetter ? c.ToString().Normalize(NormalizationForm.FormD)[0] : c);
            }
        }

        return folded.ToString();
    }

    [GeneratedRegex(@"[\p{L}\p{N}](?:[\p{L}\p{N}\p{Mn}]|['’./&-](?=[\p{L}\p{N}]))*", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
