namespace CompactBot.Core.Languages;

/// <summary>Words that other words of a sentence follow: a phrase chooses its forms by the term's own ("{session:f=convoquée|other=convoqué}").</summary>
/// <param name="Text">The words.</param>
/// <param name="Form">The class that they have in their language, a name of its grammar.json ("m", "f", "n"); empty where it has none.</param>
public readonly record struct Term(string Text, string Form = "")
{
    public static implicit operator string(Term term) => term.Text;

    public override string ToString() => Text;
}
