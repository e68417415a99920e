using System.Globalization;
using CompactBot.Core.Messages;
using CompactBot.Delivery;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Teams;

/// <summary>How it went, as the ledger understands it.</summary>
public sealed class TeamsSenderTests : FollowingChannelTests
{
    [Fact]
    public async Task Sent_IsAPostOfItsOwnInTheChannel()
    {
        var result = await SendAsync();

        result.ShouldBe(new SendResult(SendOutcome.Sent, "posted-1"));
        var post = await Platform.NextPostAsync();
        post.Conversation.ShouldBe("19:channel@thread.tacv2");
        post.ReplyTo.ShouldBeNull();
        post.Text.ShouldBe("A letter");
    }

    [Fact]
    public async Task Token_IsFetchedOnce()
    {
        await SendAsync();
        await SendAsync();

        Platform.TokensHandedOut.ShouldBe(1);
    }

    [Fact]
    public async Task TokenRefusedOnce_IsFetchedAfresh()
    {
        Platform.Replies.Enqueue(Status(401));

        (await SendAsync()).Outcome.ShouldBe(SendOutcome.Sent);

        (await Platform.NextPostAsync()).Authorization.ShouldBe("Bearer outbound-2");
    }

    [Fact]
    public async Task TokenRefusedAgain_StopsTheWorkspace()
    {
        Platform.Replies.Enqueue(Status(401));
        Platform.Replies.Enqueue(Status(401));

        (await SendAsync()).ShouldBe(new SendResult(SendOutcome.StopWorkspace, Reason: "http 401"));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Busy_IsRetried(int status)
    {
        Platform.Replies.Enqueue(Status(status));

        (await SendAsync()).ShouldBe(new SendResult(SendOutcome.Retry, Reason: $"http {status}"));
    }

    [Fact]
    public async Task BusyForAWhile_SaysHowLong()
    {
        Platform.Replies.Enqueue(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "17";
            return Task.CompletedTask;
        });

        (await SendAsync()).RetryAfter.ShouldBe(Duration.FromSeconds(17));
    }

    [Fact]
    public async Task BusyUntilADate_SaysHowLong()
    {
        Platform.Replies.Enqueue(context =>
        {
            context.Response.StatusCode = 503;
            var now = SystemClock.Instance.GetCurrentInstant().ToDateTimeUtc();
            context.Response.Headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
            context.Response.Headers.RetryAfter = now.AddMinutes(2).ToString("R", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });

        (await SendAsync()).RetryAfter.ShouldBe(Duration.FromMinutes(2));
    }

    [Theory]
    [InlineData(403, true)]
    [InlineData(404, true)]
    [InlineData(410, true)]
    [InlineData(400, false)]
    [InlineData(413, false)]
    [InlineData(302, false)]
    public async Task Refused_IsGivenUp(int status, bool gone)
    {
        Platform.Replies.Enqueue(Status(status));

        (await SendAsync()).ShouldBe(new SendResult(SendOutcome.GiveUp, Reason: $"http {status}", ConversationGone: gone));
    }

    [Fact]
    public async Task Refused_SaysTheWordOfThePlatformAndNoMore()
    {
        Platform.Replies.Enqueue(async context =>
        {
            context.Response.StatusCode = 403;
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync("{\"error\":{\"code\":\"BotNotInConversationRoster\\n<b>\",\"message\":\"private words\"}}"u8.ToArray());
        });

        (await SendAsync()).Reason.ShouldBe("http 403 BotNotInConversationRosterb");
    }

    [Fact]
    public async Task ConnectionThatBreaks_IsUncertain()
    {
        Platform.Replies.Enqueue(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        (await SendAsync()).ShouldBe(new SendResult(SendOutcome.Uncertain, Reason: "connection broke"));
    }

    [Fact]
    public async Task NoReply_IsUncertain()
    {
        Platform.Replies.Enqueue(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        (await SendAsync()).ShouldBe(new SendResult(SendOutcome.Uncertain, Reason: "no reply"));
    }

    [Fact]
    public async Task BrokenReplyToWhatWasTaken_IsSent()
    {
        Platform.Replies.Enqueue(async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync("{\"id\":"u8.ToArray());
        });

        (await SendAsync()).ShouldBe(new SendResult(SendOutcome.Sent));
    }

    [Fact]
    public async Task NobodyListens_IsRetried()
    {
        await SendAsync();
        await Platform.DisposeAsync();

        (await SendAsync()).ShouldBe(new SendResult(SendOutcome.Retry, Reason: "no connection"));
    }

    [Fact]
    public async Task WrongSecret_StopsTheWorkspace()
    {
        await using var bot = TeamsBot.Signed(Platform);
        Platform.TokenReplies.Enqueue(TokenError(401, "invalid_client"));

        (await SendAsync(bot)).ShouldBe(new SendResult(SendOutcome.StopWorkspace, Reason: "token: invalid_client"));
    }

    [Fact]
    public async Task AuthorityDown_IsRetried()
    {
        await using var bot = TeamsBot.Signed(Platform);
        for (var i = 0; i < 3; i++)
        {
            Platform.TokenReplies.Enqueue(Status(503));
        }

        (await SendAsync(bot)).Outcome.ShouldBe(SendOutcome.Retry);
    }

    [Fact]
    public async Task ServiceThatIsNotTrusted_GetsNothing()
    {
        var elsewhere = Channel with { Address = Channel.Address.Replace("http://127.0.0.1", "http://203.0.113.5", StringComparison.Ordinal) };

        (await Sender(Bot).SendAsync(new Outgoing("d", elsewhere, new Message { Headline = "h" }), CancellationToken.None)).Outcome.ShouldBe(SendOutcome.GiveUp);
    }

    [Fact]
    public async Task AnswerThatIsRefused_EndsTheConversation()
    {
        Platform.Replies.Enqueue(Status(403));
        using var reply = await Bot.SendAsync(Bot.Saying("<at>CompactBot</at> follow", TeamsBot.InChannel), Platform.Token());

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while ((await Bot.FindAsync("19:channel@thread.tacv2"))!.AbsentReason is null)
        {
            await Task.Delay(20, limit.Token);
        }
    }

    [Fact]
    public async Task WithheldAtTheGate_IsNotPosted()
    {
        await Should.ThrowAsync<SendWithheldException>(() => SendGate.BehindAsync(_ => throw new SendWithheldException("another's"), () => SendAsync()));

        (await SendAsync()).ShouldBe(new SendResult(SendOutcome.Sent, "posted-1"), "the first that the platform took");
    }

    private static ISender Sender(TeamsBot bot) => bot.Get<IEnumerable<ISender>>().Single(sender => sender.Platform == "teams");

    private Task<SendResult> SendAsync(TeamsBot? bot = null) =>
        Sender(bot ?? Bot).SendAsync(new Outgoing("d1", Channel, new Message { Headline = "A letter" }), CancellationToken.None);

    private static Func<Microsoft.AspNetCore.Http.HttpContext, Task> TokenError(int status, string code) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes($$"""{"error":"{{code}}","error_description":"no"}"""));
    };
}
