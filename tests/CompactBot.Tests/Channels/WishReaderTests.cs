using CompactBot.Channels;
using CompactBot.Core.Announcements;
using CompactBot.Core.Dates;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;
using CompactBot.Storage;
using CompactBot.Tests.Storage;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels;

public sealed class WishReaderTests : IAsyncLifetime
{
    private TemporaryStore _store = null!;
    private WishReader _reader = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await TemporaryStore.CreateAsync();
        var dates = new DateReader();
        _reader = new WishReader(new SubjectReader(dates), dates, new LiveCatalogue(new LetterStore(_store.Database, SystemClock.Instance)), SystemClock.Instance);
    }

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("follow negotiations in Geneva", "en", SessionKind.NegotiationRound, "Geneva")]
    [InlineData("Follow only briefings", "en", SessionKind.Briefing, null)]
    [InlineData("suivre les négociations à Genève", "fr", SessionKind.NegotiationRound, "Geneva")]
    [InlineData("seguir las negociaciones en Ginebra", "es", SessionKind.NegotiationRound, "Geneva")]
    [InlineData("подписаться на переговоры в Женеве", "ru", SessionKind.NegotiationRound, "Geneva")]
    [InlineData("تابع المفاوضات في جنيف", "ar", SessionKind.NegotiationRound, "Geneva")]
    [InlineData("关注日内瓦的谈判", "zh", SessionKind.NegotiationRound, "Geneva")]
    public void WhatToFollow_IsReadInEveryLanguage(string said, string language, SessionKind kind, string? city)
    {
        var (request, spoken) = _reader.Read(said)!.Value;

        spoken.ShouldBe(language);
        var subject = request.ShouldBeOfType<WishRequest.Follow>().Subject;
        subject.Kinds.ShouldBe([kind]);
        subject.Cities.ShouldBe(city is null ? [] : [city]);
    }

    [Theory]
    [InlineData("remind me one day before", "P1D", ReminderSubject.Session)]
    [InlineData("remind us 2 hours before each session", "PT2H", ReminderSubject.Session)]
    [InlineData("Remind me a week before deadlines.", "P1W", ReminderSubject.Deadline)]
    [InlineData("remind me the day before", "P1D", ReminderSubject.Session)]
    [InlineData("remind me 30 minutes before each day", "PT30M", ReminderSubject.Day)]
    [InlineData("rappelle-moi deux jours avant", "P2D", ReminderSubject.Session)]
    [InlineData("recuérdame una semana antes del plazo", "P1W", ReminderSubject.Deadline)]
    [InlineData("напомни за 2 дня до начала", "P2D", ReminderSubject.Session)]
    [InlineData("ذكرني قبل يومين", "P2D", ReminderSubject.Session)]
    [InlineData("提前两天提醒我", "P2D", ReminderSubject.Session)]
    [InlineData("截止日期前一周提醒我", "P1W", ReminderSubject.Deadline)]
    public void Reminder_IsReadInEveryLanguage(string said, string ahead, ReminderSubject about) =>
        _reader.Read(said)!.Value.Request.ShouldBe(new WishRequest.Remind(new ReminderWish(about, ahead)));

    [Theory]
    [InlineData("daily digest at 9", 9, 0)]
    [InlineData("daily digest at 18:30", 18, 30)]
    [InlineData("résumé quotidien à 9 h", 9, 0)]
    [InlineData("resumen diario a las 9:00", 9, 0)]
    [InlineData("ежедневная сводка в 9:00", 9, 0)]
    [InlineData("ملخص يومي الساعة 9:00", 9, 0)]
    [InlineData("每日汇总9:00", 9, 0)]
    public void Digest_IsReadWithItsHour(string said, int hour, int minute) =>
        _reader.Read(said)!.Value.Request.ShouldBe(new WishRequest.Digest(new LocalTime(hour, minute)));

    [Theory]
    [InlineData("quiet hours from 20:00 to 8:00")]
    [InlineData("heures calmes de 20 h à 8 h")]
    [InlineData("horas de silencio de 20:00 a 8:00")]
    [InlineData("тихие часы с 20:00 до 8:00")]
    [InlineData("ساعات الهدوء من 20:00 إلى 8:00")]
    [InlineData("免打扰20:00至8:00")]
    public void QuietHours_AreReadWithTheirHours(string said) =>
        _reader.Read(said)!.Value.Request.ShouldBe(new WishRequest.Quiet(new LocalTime(20, 0), new LocalTime(8, 0)));

    [Theory]
    [InlineData("follow everything", typeof(WishRequest.Everything))]
    [InlineData("no digest", typeof(WishRequest.AtOnce))]
    [InlineData("no quiet hours", typeof(WishRequest.NoQuiet))]
    [InlineData("plus de rappels", typeof(WishRequest.NoReminders))]
    [InlineData("follow bananas", typeof(WishRequest.Unknown))]
    [InlineData("quiet hours at some time", typeof(WishRequest.Unknown))]
    public void Others_AreRead(string said, Type request) => _reader.Read(said)!.Value.Request.ShouldBeOfType(request);

    [Theory]
    [InlineData("When is the next round?")]
    [InlineData("remind me when the next round is")]
    [InlineData("What happened before the briefing?")]
    [InlineData("follow")]
    [InlineData("")]
    [InlineData("提醒")]
    public void Question_IsNone(string said) => _reader.Read(said).ShouldBeNull();
}
