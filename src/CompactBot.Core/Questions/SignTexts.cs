namespace CompactBot.Core.Questions;

/// <summary>
/// Texts in scripts that do not part words, to be looked through for signs that stand side by side. Signs two of which stand nowhere together are
/// in none, and no text is looked at.
/// </summary>
internal sealed class SignTexts
{
    private readonly Dictionary<string, List<int>> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<(char, char)> _pairs = [];
    private readonly HashSet<char> _signs = [];

    /// <summary>Takes a text in; one without such signs is not kept.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Whose it is.</param>
    public void Add(string text, int place)
    {
        if (!WordToken.HasSigns(text))
        {
            return;
        }

        if (_texts.TryGetValue(text, out var places))
        {
            places.Add(place);
            return;
        }

        _texts[text] = [place];
        for (var i = 0; i < text.Length; i++)
        {
            _signs.Add(text[i]);
            if (i > 0)
            {
                _pairs.Add((text[i - 1], text[i]));
            }
        }
    }

    /// <summary>Whether some text has the word, which is one of signs.</summary>
    public bool Have(string word) => MayHave(word) && _texts.Keys.Any(text => text.Contains(word, StringComparison.Ordinal));

    /// <summary>Whose texts have the word, which is one of signs.</summary>
    public IEnumerable<int> With(string word) => !MayHave(word) ? []
        : _texts.Where(t => t.Key.Contains(word, StringComparison.Ordinal)).SelectMany(t => t.Value);

    private bool MayHave(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (!_signs.Contains(word[i]) || (i > 0 && !_pairs.Contains((word[i - 1], word[i]))))
            {
                return false;
            }
        }

        return true;
    }
}
