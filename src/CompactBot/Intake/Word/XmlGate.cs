using System.Xml;

namespace CompactBot.Intake.Word;

/// <summary>
/// Reads a part once, without keeping anything, before it is built up in memory: no document type (and so no entities), no depth, number or
/// length that no letter has.
/// </summary>
internal sealed class XmlGate
{
    private const int Deepest = 200;
    private const int MostElements = 120_000;
    private const int LongestTag = 100_000;

    /// <summary>More text than this no letter has, whatever it is spread over.</summary>
    private const int MostCharacters = 2_000_000;

    private int _elements;
    private int _characters;

    public static XmlReaderSettings Settings { get; } = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 24_000_000,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Attributes are compared with one another before a reader hands out the first: a tag with too many is not given to one.</summary>
    private static bool HasEndlessTag(ReadOnlySpan<byte> part)
    {
        while (part.IndexOf((byte)'<') is var at and >= 0)
        {
            part = part[(at + 1)..];
            var end = part.IndexOfAny((byte)'<', (byte)'>');
            if ((end < 0 ? part.Length : end) > LongestTag)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Why the part is not to be built up; null where it can be. What all parts of a file hold is counted together.</summary>
    public string? Problem(string name, byte[] part, CancellationToken cancellation)
    {
        if (HasEndlessTag(part))
        {
            return $"its part {name} has a tag longer than a letter";
        }

        try
        {
            using var reader = XmlReader.Create(new MemoryStream(part, writable: false), Settings);
            while (reader.Read())
            {
                if (reader.Depth > Deepest)
                {
                    return $"its part {name} is nested more than {Deepest} deep, and no letter is";
                }

                if (reader.NodeType == XmlNodeType.Element)
                {
                    if ((++_elements & 0xFFF) == 0)
                    {
                        cancellation.ThrowIfCancellationRequested();
                    }

                    _elements += reader.AttributeCount / 20;
                }
                else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                {
                    _characters += reader.Value.Length;
                }

                if (_elements > MostElements)
                {
                    return $"it has more than {MostElements} elements, and no letter has; save its first pages alone";
                }

                if (_characters > MostCharacters)
                {
                    return $"it has more than {MostCharacters} characters, and no letter has";
                }
            }

            return null;
        }
        catch (XmlException broken)
        {
            return broken.Message.Contains("DTD", StringComparison.Ordinal)
                ? $"its part {name} declares a document type, which DOCX forbids: it may be meant to pull in other files"
                : $"its part {name} is not well-formed XML: it is damaged; save it anew as DOCX or PDF";
        }
    }
}
