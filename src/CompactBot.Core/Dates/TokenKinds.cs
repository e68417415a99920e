namespace CompactBot.Core.Dates;

/// <summary>What a token can be. Tokens that can be the same share one, so that what follows from it is reckoned once.</summary>
/// <param name="id">Its number among those of its table.</param>
/// <param name="symbols">The words and numbers of the table that such a token is.</param>
/// <param name="begins">The words, numbers and rules of the table that can begin with it.</param>
internal sealed class TokenKinds(int id, SymbolSet symbols, SymbolSet begins)
{
    public int Id { get; } = id;

    public SymbolSet Symbols { get; } = symbols;

    public SymbolSet Begins { get; } = begins;
}
