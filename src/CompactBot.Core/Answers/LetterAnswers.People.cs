using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Answers;

/// <summary>Who somebody is, and who holds an office.</summary>
internal sealed partial class LetterAnswers
{
    /// <summary>A person by name, or the holder of an office: named only from a fresh letter, for offices change hands.</summary>
    private Answer? Person(Absences absences)
    {
        if (query.People.Count > 0)
        {
            var signed = context.Index.Letters.Named(query.People).FirstOrDefault();
            return signed.Issuer is null
                ? People() ?? absences.Plainly("none.person")
                : context.Answered(
                    _phrases.Sentence("person", ("name", signed.Issuer.Name), ("capacity", context.Sessions.Quoted(signed.Letter, signed.Issuer.Capacity)), ("date", context.Times.Plain(signed.Letter.Letter.Date)), ("role", signed.Letter.Role is { } role ? _phrases.Say("as.one.of", ("role", context.Sessions.Quoted(signed.Letter, role))) : "")),
                    [],
                    Signatures(context, signed.Letter),
                    actions: [context.Ask("ask.letters")]);
        }

        if (query.Offices.Count > 0)
        {
            var office = query.Offices[0];
            var holder = context.Index.Letters.Of(office).FirstOrDefault();
            if (query.Days is [var then, ..])
            {
                // "Who was president in November 2016?": by a letter of that time.
                var ofThen = context.Index.Letters.Of(office).FirstOrDefault(i => i.Letter.Letter.Date.PlusDays(FreshForDays) >= then.From && i.Letter.Letter.Date <= then.To);
                if (ofThen.Issuer is { } then1)
                {
                    return context.Answered(
                        _phrases.Sentence("person", ("name", then1.Name), ("capacity", context.Sessions.Quoted(ofThen.Letter, then1.Capacity)), ("date", context.Times.Plain(ofThen.Letter.Letter.Date)), ("role", "")),
                        [],
                        Signatures(context, ofThen.Letter));
                }
            }

            var isFresh = holder.Issuer is not null && holder.Letter.Letter.Date.PlusDays(FreshForDays) >= context.Now.Date;
            if (isFresh)
            {
                return context.Answered(
                    _phrases.Sentence("person", ("name", holder.Issuer!.Name), ("capacity", context.Sessions.Quoted(holder.Letter, holder.Issuer.Capacity)), ("date", context.Times.Plain(holder.Letter.Letter.Date)), ("role", "")),
                    [],
                    Signatures(context, holder.Letter));
            }

            var convened = context.Index.Sessions.All.FindLast(s => string.Equals(s.Convenor, office, StringComparison.OrdinalIgnoreCase));
            return absences.Plainly(
                "none.holder",
                convened is null ? [] : [_phrases.Sentence("known.convenes", ("office", context.Glossary.Office(convened.Convenor!)), ("session", context.Sessions.FullName(convened)))],
                convened is null ? [] : context.Cite.Of(convened, "convenor"),
                ("office", context.Glossary.Office(convened?.Convenor ?? _phrases.Capital(office))));
        }

        return query.References.Count > 0 || focus.Count > 0 && query.Pronoun ? null : Capacity(absences);
    }

    /// <summary>Several people by name: those of the newest letter that all of them signed.</summary>
    private Answer? People()
    {
        bool Named(Issuer issuer) => CatalogueIndex.Words(issuer.Name).Overlaps(query.People);
        var signed = context.Index.Letters.Signed(query.People).FirstOrDefault();
        return signed is null
            ? null
            : context.Answered(
                _phrases.Sentence("issuers", ("date", context.Times.Plain(signed.Letter.Date)), ("names", _phrases.List([.. signed.Issuers.Where(Named).Select(i => i.Name)])), ("role", signed.Role is { } role ? _phrases.Say("as.role", ("role", context.Sessions.Quoted(signed, role))) : "")),
                [],
                Signatures(context, signed),
                [new MessageSection(null, [.. signed.Issuers.Where(Named).Select(i => new Fact(i.Name, context.Sessions.Quoted(signed, i.Capacity)))])],
                actions: [context.Ask("ask.letters")]);
    }

    /// <summary>"Who is the representative of …": an issuer by words of the capacity.</summary>
    private Answer? Capacity(Absences absences)
    {
        if (query.Content.Count == 0 && query.Places.Count == 0)
        {
            return absences.Plainly("none.person");
        }

        var words = query.Content.Concat(query.Places.SelectMany(p => CatalogueIndex.Words(p.Text))).ToList();
        return context.Index.Letters.OfCapacity(capacity => words.TrueForAll(w => capacity.Any(c => CatalogueIndex.Alike(c, w)))) is not { } found
            ? absences.Plainly("none.person")
            : context.Answered(
                _phrases.Sentence("person", ("name", found.Issuer.Name), ("capacity", context.Sessions.Quoted(found.Letter, found.Issuer.Capacity)), ("date", context.Times.Plain(found.Letter.Letter.Date)), ("role", "")),
                [],
                Signatures(context, found.Letter));
    }
}
