namespace CompactBot.Core.Questions;

/// <summary>
/// Parts a text into words as one language does: words whose accents count keep them ("où" is not "ou"), an article that is written together
/// with its word is left off, and small words written together with the next one are parted from it where the rest is a word.
/// </summary>
internal sealed class WordSplitter
{
    /// <summary>What is left of a word has as many letters at least.</summary>
    private const int ShortestRest = 2;

    private readonly HashSet<string> _accented;
    private readonly int _longestAccented;
    private readonly IReadOnlyList<string> _articles;
    private readonly IReadOnlyList<string> _prefixes;
    private readonly Func<string, bool> _knows;

    /// <param name="file">The language's words.</param>
    /// <param name="knows">Whether a word is one of the language's.</param>
    public WordSplitter(LexiconFile file, Func<string, bool> knows)
    {
        _accented = new HashSet<string>(file.Accented, StringComparer.Ordinal);
        _longestAccented = file.Accented.Select(word => word.Length).DefaultIfEmpty().Max();
        _articles = [.. file.Attached.Articles.Select(a => WordToken.Fold(a))];
        _prefixes = [.. file.Attached.Prefixes.Select(p => WordToken.Fold(p)).OrderByDescending(p => p.Length)];
        _knows = knows;
    }

    /// <summary>The words of a question.</summary>
    public List<WordToken> Split(string text)
    {
        var tokens = WordToken.All(text);
        if (_accented.Count == 0 && _articles.Count == 0 && _prefixes.Count == 0)
        {
            return tokens;
        }

        var words = new List<WordToken>(tokens.Count);
        foreach (var token in tokens)
        {
            AddParted(words, Accented(text, token), depth: 0);
        }

        return words;
    }

    /// <summary>The words of a phrase of the language's data, where nothing is written together but the article. A stem keeps its mark.</summary>
    public List<string> Phrase(string phrase) =>
        [.. WordToken.Split(phrase).Select(t => WithoutArticle(Accented(phrase, t)).Text + (t.End < phrase.Length && phrase[t.End] == '*' ? "*" : ""))];

    /// <summary>The beginnings of a word that are made of what is written together with words, each with what is left.</summary>
    public IEnumerable<(string Lead, string Word)> Leads(string word)
    {
        foreach (var prefix in _prefixes.Where(p => word.StartsWith(p, StringComparison.Ordinal) && word.Length > p.Length + ShortestRest))
        {
            var rest = word[prefix.Length..];
            yield return (prefix, rest);
            foreach (var article in _articles.Where(a => rest.StartsWith(a, StringComparison.Ordinal) && rest.Length > a.Length + ShortestRest))
            {
                yield return (prefix + article, rest[article.Length..]);
            }
        }
    }

    private WordToken Accented(string text, WordToken token)
    {
        if (_accented.Count == 0)
        {
            return token;
        }

        var written = text.AsSpan(token.Start, token.Length);
        if (written.Length > _longestAccented || System.Text.Ascii.IsValid(written))
        {
            return token; // its accents are what counts
        }

        Span<char> lower = stackalloc char[written.Length];
        written.ToLowerInvariant(lower);
        return _accented.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out var accented) ? token with { Text = accented } : token;
    }

    private void AddParted(List<WordToken> words, WordToken token, int depth)
    {
        var bare = WithoutArticle(token);
        if (_prefixes.Count == 0 || depth > 2 || _knows(bare.Text))
        {
            words.Add(bare);
            return;
        }

        foreach (var prefix in _prefixes)
        {
            if (!token.Text.StartsWith(prefix, StringComparison.Ordinal) || token.Text.Length < prefix.Length + ShortestRest || token.Text.Length != token.Length)
            {
                continue;
            }

            var rest = new WordToken(token.Text[prefix.Length..], token.Start + prefix.Length, token.Length - prefix.Length);
            if (rest.IsNumber || _knows(WithoutArticle(rest).Text))
            {
                words.Add(new WordToken(prefix, token.Start, prefix.Length));
                AddParted(words, rest, depth + 1);
                return;
            }
        }

        words.Add(bare);
    }

    private WordToken WithoutArticle(WordToken token) => ArticleOf(token.Text) is { Length: > 0 and var length } ? token with { Text = token.Text[length..] } : token;

    /// <summary>The article that a word begins with; empty where it begins with none.</summary>
    public string ArticleOf(string word)
    {
        foreach (var article in _articles)
        {
            if (word.StartsWith(article, StringComparison.Ordinal) && word.Length >= article.Length + ShortestRest + 1)
            {
                return article;
            }
        }

        return "";
    }
}
