using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CompactBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake;

public sealed class LetterEndpointTests : IAsyncLifetime
{
    private const string Name = "2018-02-05-zero-draft-and-first-round.txt";

    private readonly LetterDoor _door = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    [Fact]
    public async Task Letter_AsBody_IsTakenAndKnownAtOnce()
    {
        using var client = _door.Client();
        using var response = await PostAsync(client, LetterDoor.Sample(Name));

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var receipt = await response.Content.ReadFromJsonAsync<JsonElement>();
        receipt.GetProperty("status").GetString().ShouldBe("accepted");
        var letter = receipt.GetProperty("letters")[0].GetString();
        letter.ShouldNotBeNull().ShouldStartWith("2018-02-05-");
        receipt.GetProperty("announcement").GetString().ShouldBe(letter);
        Catalogue.Current.Letter(letter).ShouldNotBeNull();
    }

    [Fact]
    public async Task Letter_AsBodyThatCallsItselfAFormOfFields_IsTaken()
    {
        // As "curl --data-binary @letter.txt" sends it.
        using var client = _door.Client();
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(LetterDoor.Sample(Name)));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using var response = await client.PostAsync(new Uri("/api/letters", UriKind.Relative), body);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Letter_AsForm_IsTaken()
    {
        using var client = _door.Client();
        using var form = new MultipartFormDataContent { { new StringContent(LetterDoor.Sample(Name)), "file", Name } };
        using var response = await client.PostAsync(new Uri("/api/letters", UriKind.Relative), form);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task SameLetter_Twice_ChangesNothingAndSaysSo()
    {
        using var client = _door.Client();
        using var first = await PostAsync(client, LetterDoor.Sample(Name));
        var version = Catalogue.Current.Version;
        using var second = await PostAsync(client, LetterDoor.Sample(Name).ReplaceLineEndings("\r\n"));

        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await second.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString().ShouldBe("already-held");
        Catalogue.Current.Version.ShouldBe(version);
    }

    [Fact]
    public async Task SameLetter_ManyTimesAtOnce_IsStoredOnce()
    {
        using var client = _door.Client();
        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(client, LetterDoor.Sample(Name))));

        responses.Count(r => r.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        responses.Count(r => r.StatusCode == HttpStatusCode.OK).ShouldBe(7);
        Catalogue.Current.Letters.Count.ShouldBe(1);
        foreach (var response in responses)
        {
            response.Dispose();
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("another-token-altogether")]
    [InlineData("a-token-for-these-testsX")]
    public async Task WrongToken_IsUnauthorizedAndNothingIsStored(string? token)
    {
        using var client = _door.Client(token);
        using var response = await PostAsync(client, LetterDoor.Sample(Name));

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        Catalogue.Current.Letters.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", HttpStatusCode.UnprocessableEntity, "empty")]
    [InlineData("Take two eggs and a spoon of flour.", HttpStatusCode.UnprocessableEntity, "letter")]
    [InlineData("\u0000\u0001binary\u0000", HttpStatusCode.UnprocessableEntity, "not text")]
    public async Task WhatIsNoLetter_IsRefusedWithItsReason(string content, HttpStatusCode status, string reason)
    {
        using var client = _door.Client();
        using var response = await PostAsync(client, content);

        response.StatusCode.ShouldBe(status);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString();
        error.ShouldNotBeNull().ShouldContain(reason);
        error.ShouldStartWith("letter.txt was refused");
        Catalogue.Current.Letters.ShouldBeEmpty();
    }

    [Fact]
    public async Task EncodingThatCannotBeTold_IsRefused()
    {
        using var client = _door.Client();
        using var body = new ByteArrayContent([.. "New York, 2 May 2017\n\nExcellency,\n\nG"u8, 0x81, 0x8D, 0x90]);
        using var response = await client.PostAsync(new Uri("/api/letters", UriKind.Relative), body);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.Content.ReadAsStringAsync()).ShouldContain("not UTF-8");
    }

    [Fact]
    public async Task OverTheLimit_IsTooLarge()
    {
        using var client = _door.Client();
        using var response = await PostAsync(client, LetterDoor.Sample(Name) + new string('x', 300_000));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Intake:MaxBytes");
    }

    private LiveCatalogue Catalogue => _door.Services.GetRequiredService<LiveCatalogue>();

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string content)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        return await client.PostAsync(new Uri("/api/letters", UriKind.Relative), body);
    }
}
