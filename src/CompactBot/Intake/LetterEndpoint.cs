using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Features;

namespace CompactBot.Intake;

/// <summary>
/// <c>POST /api/letters</c> with <c>Authorization: Bearer …</c>. The body is the file itself, its name in <c>?name=</c>, or a form with one
/// file. 201 taken, 200 held already, 400 broken, 401 wrong token, 413 too large, 422 not a letter, 503 no token configured.
/// </summary>
internal static class LetterEndpoint
{
    public static async Task<IResult> PostAsync(HttpContext context, LetterDesk desk, IntakeOptions options)
    {
        if (options.Token is not { } token)
        {
            return Problem(StatusCodes.Status503ServiceUnavailable, "Letters are not taken here: set Intake__Token in the environment, and start again.");
        }

        if (!IsBearer(context.Request.Headers.Authorization.ToString(), token))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Problem(StatusCodes.Status401Unauthorized, "A bearer token is needed, and this is not it.");
        }

        // A form adds its own lines around the file.
        const int formRoom = 64_000;
        if (context.Request.ContentLength > options.MaxBytes + formRoom)
        {
            return Problem(StatusCodes.Status413PayloadTooLarge, $"A letter may have {options.MaxBytes} bytes (Intake:MaxBytes).");
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = options.MaxBytes + formRoom;
        }

        try
        {
            var (name, content) = await BodyAsync(context.Request);
            if (content is null)
            {
                return Problem(StatusCodes.Status400BadRequest, "Send one letter: the file as the body, or a form with one file.");
            }

            var receipt = await desk.AcceptAsync(name, content, "api", context.RequestAborted);
            return receipt.Status switch
            {
                LetterReceiptStatus.Refused => Problem(
                    content.Length > options.MaxBytes ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity,
                    $"{receipt.File} was refused: {receipt.Reason}."),
                _ => Results.Json(
                    new LetterReceiptJson(receipt.Status == LetterReceiptStatus.Accepted ? "accepted" : "already-held", receipt.File, receipt.Letters, receipt.Announcement),
                    IntakeJson.Default.LetterReceiptJson,
                    statusCode: receipt.Status == LetterReceiptStatus.Accepted ? StatusCodes.Status201Created : StatusCodes.Status200OK),
            };
        }
        catch (BadHttpRequestException broken)
        {
            return Problem(broken.StatusCode, broken.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? $"A letter may have {options.MaxBytes} bytes (Intake:MaxBytes)."
                : "The request broke off, and nothing was stored.");
        }
        catch (InvalidDataException)
        {
            return Problem(StatusCodes.Status400BadRequest, "The form could not be read, and nothing was stored.");
        }
    }

    private static async Task<(string Name, byte[]? Content)> BodyAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        // Some programs call every body a form of fields unless told otherwise: only a form with parts can carry a file.
        if (request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            if (form.Files.Count != 1)
            {
                return ("", null);
            }

            await form.Files[0].CopyToAsync(buffer, request.HttpContext.RequestAborted);
            return (form.Files[0].FileName, buffer.ToArray());
        }

        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        return (request.Query["name"].ToString(), buffer.ToArray());
    }

    private static bool IsBearer(string header, string token)
    {
        const string scheme = "Bearer ";
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(
                SHA256.HashData(Encoding.UTF8.GetBytes(header[scheme.Length..].Trim())),
                SHA256.HashData(Encoding.UTF8.GetBytes(token)));
    }

    private static IResult Problem(int status, string text) =>
        Results.Json(new ProblemJson(text), IntakeJson.Default.ProblemJson, statusCode: status);
}

internal sealed record LetterReceiptJson(string Status, string File, IReadOnlyList<string> Letters, string? Announcement);

internal sealed record ProblemJson(string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LetterReceiptJson))]
[JsonSerializable(typeof(ProblemJson))]
internal sealed partial class IntakeJson : JsonSerializerContext;
