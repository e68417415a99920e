using System.Security.Cryptography;
using System.Text;
using System.Xml;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Languages;
using CompactBot.Core.Reading;
using NodaTime.Text;

namespace CompactBot.Feeds;

/// <summary>The letters as an Atom feed (RFC 4287), the newest first.</summary>
public static class LetterFeed
{
    public const string ContentType = "application/atom+xml; charset=utf-8";

    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Longest = 100;

    /// <param name="catalogue">What is known.</param>
    /// <param name="home">The address of the service.</param>
    /// <param name="language">The language of what the feed says of itself; titles stay the letters' own.</param>
    public static string Render(CatalogueSnapshot catalogue, Uri home, string language = LanguageTags.Default)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(home);
        var text = new Utf8Text();
        using (var feed = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, CheckCharacters = false }))
        {
            feed.WriteStartElement("feed", Atom);
            feed.WriteAttributeString("xml", "lang", null, language);
            feed.WriteElementString("id", Atom, IdOf("feed"));
            feed.WriteElementString("title", Atom, FeedWords.Of(language).Letters);
            feed.WriteElementString("updated", Atom, catalogue.Letters.Count == 0 ? "1970-01-01T00:00:00Z" : DateOf(catalogue.Letters[^1]));
            Link(feed, "self", new Uri(home, "/letters.atom"), "application/atom+xml");
            Link(feed, "alternate", new Uri(home, "/letters"), "text/html");
            foreach (var letter in catalogue.Letters.Reverse().Take(Longest))
            {
                Write(feed, letter, home);
            }

            feed.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Write(XmlWriter feed, LetterReading letter, Uri home)
    {
        feed.WriteStartElement("entry", Atom);
        feed.WriteElementString("id", Atom, IdOf(letter.Letter.Id));
        feed.WriteStartElement("title", Atom);
        feed.WriteAttributeString("xml", "lang", null, letter.Letter.Language);
        feed.WriteString(Clean(letter.Subject));
        feed.WriteEndElement();
        feed.WriteElementString("updated", Atom, DateOf(letter));
        foreach (var name in letter.Issuers.Select(i => i.Name).DefaultIfEmpty(letter.Role ?? "CompactBot"))
        {
            feed.WriteStartElement("author", Atom);
            feed.WriteElementString("name", Atom, Clean(name));
            feed.WriteEndElement();
        }

        Link(feed, "alternate", new Uri(home, $"/letters/{Uri.EscapeDataString(letter.Letter.Id)}"), "text/html");
        feed.WriteStartElement("summary", Atom);
        feed.WriteAttributeString("xml", "lang", null, letter.Letter.Language);
        feed.WriteString(Clean(Summary(letter)));
        feed.WriteEndElement();
        feed.WriteEndElement();
    }

    private static string Summary(LetterReading letter) => letter.Sessions.Count == 0
        ? letter.Subject
        : string.Join("; ", letter.Sessions.Select(s => s.Start is { } start ? $"{s.Title}, {LocalDatePattern.Iso.Format(start)}" : s.Title));

    private static void Link(XmlWriter feed, string relation, Uri address, string type)
    {
        feed.WriteStartElement("link", Atom);
        feed.WriteAttributeString("rel", relation);
        feed.WriteAttributeString("type", type);
        feed.WriteAttributeString("href", address.AbsoluteUri);
        feed.WriteEndElement();
    }

    private static string DateOf(LetterReading letter) => $"{LocalDatePattern.Iso.Format(letter.Letter.Date)}T00:00:00Z";

    /// <summary>The same for the same letter wherever it is held: a UUID of version 8 (RFC 9562) from its id.</summary>
    private static string IdOf(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"compactbot letter {name}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }

    /// <summary>XML has no room for some characters, not even escaped.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes()
        .Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? " " : rune.ToString()));

    private sealed class Utf8Text : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
