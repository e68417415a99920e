using System.Net;
using System.Text.RegularExpressions;
using Shouldly;

namespace CompactBot.Tests.Public;

/// <summary>What a person does in a browser without scripts: opens pages, and sends their forms with all that stands in them.</summary>
internal sealed partial class Browser(HttpClient http) : IDisposable
{
    public HttpClient Http => http;

    public async Task<Seen> OpenAsync(string address, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html");
        change?.Invoke(request);
        return await SeeAsync(await http.SendAsync(request));
    }

    /// <summary>Sends the form of the page with that action; the fields given replace or add to the form's own.</summary>
    public async Task<Seen> SendAsync(Seen page, string action, params (string Name, string Value)[] fields)
    {
        var form = FormWith(action).Match(page.Html);
        form.Success.ShouldBeTrue($"the page has no form for {action}:\n{page.Html}");
        var values = HiddenField().Matches(form.Value)
            .Select(field => (Name: WebUtility.HtmlDecode(field.Groups["name"].Value), Value: WebUtility.HtmlDecode(field.Groups["value"].Value)))
            .Where(field => fields.All(f => f.Name != field.Name))
            .Concat(fields);
        return await PostAsync(action, values);
    }

    /// <summary>Posts fields without a page, as another site would.</summary>
    public async Task<Seen> PostAsync(string address, IEnumerable<(string Name, string Value)> fields, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Accept.ParseAdd("text/html");
        request.Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        change?.Invoke(request);
        return await SeeAsync(await http.SendAsync(request));
    }

    /// <summary>Follows the redirect that a form was answered with.</summary>
    public Task<Seen> FollowAsync(Seen answer) => OpenAsync(answer.Location ?? throw new InvalidOperationException($"Not a redirect, but {answer.Status}:\n{answer.Html}"));

    public void Dispose() => http.Dispose();

    private static async Task<Seen> SeeAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new Seen((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString, response);
        }
    }

    private static Regex FormWith(string action) =>
        new($"""<form\b[^>]*action="{Regex.Escape(WebUtility.HtmlEncode(action))}"[^>]*>.*?</form>""", RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)" ?/?>""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HiddenField();
}

/// <summary>What a browser got.</summary>
/// <param name="Html">As it came.</param>
/// <param name="Location">Where a redirect leads.</param>
/// <param name="Response">Its headers; the content is in Html.</param>
internal sealed record Seen(int Status, string Html, string? Location, HttpResponseMessage Response)
{
    /// <summary>The page's words without its markup, entities undone, blanks as one.</summary>
    public string Text => string.Join(' ', WebUtility.HtmlDecode(Regex.Replace(Html, "<[^>]*>", " ", RegexOptions.None, TimeSpan.FromSeconds(1)))
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
