namespace CompactBot.Core.Languages;

/// <summary>
/// The last text that a question was answered yes for and the last that it was answered no for: a sentence is asked the same more than once.
/// Many threads may ask at once. Each of the two is looked at once and alone, so that a text is told what was found in it or nothing,
/// whatever another thread remembers meanwhile.
/// </summary>
internal struct LastAnswers
{
    private string? _with;
    private string? _without;

    /// <summary>What was found for this very text; null where it is not one of the last two.</summary>
    public readonly bool? Of(string text) => ReferenceEquals(text, _with) ? true : ReferenceEquals(text, _without) ? false : null;

    public bool Keep(string text, bool found)
    {
        if (found)
        {
            _with = text;
        }
        else
        {
            _without = text;
        }

        return found;
    }
}
