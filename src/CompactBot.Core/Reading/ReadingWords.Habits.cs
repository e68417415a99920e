using CompactBot.Core.Languages;

namespace CompactBot.Core.Reading;

/// <summary>What only some languages have: other scripts, inflection, words that stand behind what they tell of.</summary>
internal sealed partial record ReadingWords
{
    /// <summary>Words are written without spaces between them.</summary>
    public bool Unspaced { get; init; }

    /// <summary>A noun does not tell one from several.</summary>
    public bool NoPlurals { get; init; }

    /// <summary>A noun stands in the singular behind a small number: "два раунда".</summary>
    public bool CountedSingular { get; init; }

    /// <summary>What describes a session stands behind its noun, and nothing before it is part of its name.</summary>
    public bool HeadsFirst { get; init; }

    /// <summary>Small words that are written together with the next one, and what they take the place of: "لل" is "ل" before "ال".</summary>
    public IReadOnlyDictionary<string, string>? Prefixes { get; init; }

    /// <summary>Forms of the heads to the singular or plural that <see cref="Heads"/> has.</summary>
    public IReadOnlyDictionary<string, string>? Inflections { get; init; }

    /// <summary>A name that is of a session named before, where the language has no article to tell by.</summary>
    public Pattern? DefiniteName { get; init; }

    /// <summary>What stands before the name of a session of which only an office is spoken of: "the Chair of the twelfth session".</summary>
    public Pattern? HolderBefore { get; init; }

    /// <summary>As <see cref="SecondaryBefore"/>, where such words stand behind the name.</summary>
    public Pattern? SecondaryAfter { get; init; }

    /// <summary>As <see cref="LetterBefore"/>, <see cref="DocumentBefore"/>, <see cref="DeadlineBefore"/>, <see cref="Past"/>, of words behind the date.</summary>
    public Pattern? LetterAfter { get; init; }

    public Pattern? DocumentAfter { get; init; }

    /// <summary>Numbers that stand behind the noun they count: "round two".</summary>
    public IReadOnlyDictionary<string, int>? CardinalsBehind { get; init; }

    /// <summary>"will consist of": what follows are parts of what stands before.</summary>
    public Pattern? ConsistsOf { get; init; }

    /// <summary>"The first two": those of several that were named; the group "count".</summary>
    public Pattern? FirstOnes { get; init; }

    /// <summary>As <see cref="NotHoursBefore"/>, of words behind the hour.</summary>
    public Pattern? NotHoursAfter { get; init; }

    /// <summary>A column of a table whose days are deadlines.</summary>
    public Pattern? DeadlineColumn { get; init; }

    /// <summary>Whom a session is with, before its name; the group "tail".</summary>
    public Pattern? AudienceAhead { get; init; }

    /// <summary>Articles of what is named for the first time: "a".</summary>
    public IReadOnlyList<string> Indefinite { get; set; } = [];

    /// <summary>Words that begin sentences, and no name: "Further", "Pursuant".</summary>
    public IReadOnlyList<string> Openers { get; set; } = [];

    /// <summary>"on 29 February with Member States": whom the session of a day is with, behind it; the group "tail".</summary>
    public Pattern? AudienceBehind { get; init; }

    /// <summary>"on 12 and with stakeholders on 13 February": a day that has its month from the next one; the group "day".</summary>
    public Pattern? DayOfNextMonth { get; init; }

    /// <summary>"The dates are": days of the session that the text goes on about.</summary>
    public Pattern? NewDays { get; init; }

    /// <summary>"devoted to": the day before it is of what stands behind it.</summary>
    public Pattern? DayFor { get; init; }

    /// <summary>"10–13 hours": whole hours that only the noun behind them tells; groups "from" and "to".</summary>
    public Pattern? PlainHours { get; init; }

    /// <summary>"at the same hours": those of the session named before.</summary>
    public Pattern? SameHours { get; init; }

    /// <summary>An ordinal that is a session's, in a language whose days can be told by ordinals: "الاجتماع الثالث".</summary>
    public Pattern? RankOfSession { get; init; }

    /// <summary>"On the first day": an hour near it is that day's alone.</summary>
    public Pattern? FirstDay { get; init; }

    /// <summary>Numbers of days without their month, the group "day": "les 5 et 6".</summary>
    public Pattern? BareDays { get; init; }

    /// <summary>As <see cref="RangeEnd"/>, of words behind the last day.</summary>
    public Pattern? RangeEndAfter { get; init; }

    /// <summary>As <see cref="EndsAt"/>, of words behind the hour.</summary>
    public Pattern? EndsAfter { get; init; }

    /// <summary>"In the same city": that of the session named before, and not its building.</summary>
    public Pattern? SameCity { get; init; }

    /// <summary>An ordinal that the name of a body parts from its session, before that session's name: the group "ordinal".</summary>
    public Pattern? OrdinalAhead { get; init; }

    /// <summary>"In the same room": that of the sitting named before.</summary>
    public Pattern? SameRoom { get; init; }

    /// <summary>"On the 9th of the same month": group "day", of the month of the day named before.</summary>
    public Pattern? SameMonth { get; init; }

    public Pattern? DeadlineAfter { get; init; }

    /// <summary>What looks like part of a date and is none ("11 (afternoon) to 13 May", "Recommendation 2/2"): the group "mask".</summary>
    public Pattern? NoDate { get; init; }

    /// <summary>"the week of 19 February": no day is named.</summary>
    public Pattern? VagueDay { get; init; }

    /// <summary>As <see cref="VagueDay"/>, of words behind the date.</summary>
    public Pattern? VagueAfter { get; init; }

    /// <summary>Words that make a day of a month: "by the end of December"; null where a month alone is its last day.</summary>
    public Pattern? MonthEnd { get; init; }

    /// <summary>"every Tuesday in March": groups "weekday" and "month".</summary>
    public Pattern? EveryWeekday { get; init; }

    /// <summary>"one hundred and" before an ordinal: perhaps a group "n", how many hundreds.</summary>
    public Pattern? HundredBefore { get; init; }

    /// <summary>What stands before two figures that are a day and a month: "on 5/12".</summary>
    public Pattern? FigureDayBefore { get; init; }

    /// <summary>What an hour is of that is no session: "registration opens at".</summary>
    public Pattern? NotHoursBefore { get; init; }

    /// <summary>What ties a day to the name nearest before it, whatever brought that in: ", scheduled to take place".</summary>
    public Pattern? Attached { get; init; }

    /// <summary>"two days later", "the following day": groups "n", "weeks", "before".</summary>
    public Pattern? OffsetDay { get; init; }

    /// <summary>Verbs that tell a clause: "will", "is".</summary>
    public IReadOnlyList<string>? Auxiliaries { get; init; }

    /// <summary>"the fifty-ninth series of meetings".</summary>
    public string? Series { get; init; }

    /// <summary>"Daily sessions will run from": those of the one session that the letter has.</summary>
    public Pattern? SittingsName { get; init; }

    /// <summary>"and Study Group 2 from": another session behind a day, its verb left out; the group "name".</summary>
    public Pattern? GappedName { get; init; }

    /// <summary>Days on which a session does not sit: what stands before them, and behind.</summary>
    public Pattern? NotOnBefore { get; init; }

    public Pattern? NotOnAfter { get; init; }

    /// <summary>What joins a day to one before it, each with a place of its own: "… in Geneva, and on the".</summary>
    public Pattern? JoinTail { get; init; }

    /// <summary>What stands between a name and its day where nothing but a place does.</summary>
    public Pattern? AdjacentBetween { get; init; }

    /// <summary>What stands between a place and the day that it is of: ", Kenya, from".</summary>
    public Pattern? PlaceOnDay { get; init; }

    /// <summary>"in Geneva, on 20 January, and Rome, on …": what may stand before the second.</summary>
    public Pattern? AndPlaceBefore { get; init; }

    /// <summary>"The Preparatory Committee, which will be held on": the group "name".</summary>
    public Pattern? RelativeName { get; init; }

    /// <summary>"from 7 to 10 p.m. each day": of several days that are told together, each is one of the same session.</summary>
    public Pattern? EachDay { get; init; }

    /// <summary>"It will be followed by the Review from …": what comes next, whatever its noun; the group "name".</summary>
    public Pattern? FollowedBy { get; init; }

    /// <summary>"third and final": words that go with an ordinal behind "and".</summary>
    public IReadOnlyList<string> LastOnes { get; set; } = [];

    /// <summary>What stands before a weekday without a date that follows a day named before: "continue on".</summary>
    public Pattern? GoesOnBefore { get; init; }

    /// <summary>What stands before a weekday without a date that is one of a session's days: "the meetings on".</summary>
    public Pattern? WeekdayOf { get; init; }

    /// <summary>"Those on": what stands before a day of another session of the same name.</summary>
    public Pattern? AnotherOn { get; init; }

    /// <summary>"except on": the days behind it have an hour or a room of their own.</summary>
    public Pattern? Except { get; init; }

    /// <summary>"Conference Rooms 2, 6 and 9": the group "number" is each of them.</summary>
    public Pattern? RoomsTogether { get; init; }

    /// <summary>What one of several rooms is called, before its number: "Conference Room".</summary>
    public IReadOnlyList<string> RoomHeads { get; set; } = [];

    /// <summary>What stands behind a head and is part of it: "período de sesiones".</summary>
    public Pattern? HeadTail { get; init; }

    /// <summary>Heads a list whose days are of a deadline.</summary>
    public Pattern? DeadlineList { get; init; }

    public Pattern? PastAfter { get; init; }

    /// <summary>Tells an expression that names a day from one that names a month, where months are written in figures too.</summary>
    public Pattern? DayFigure { get; init; }
}
