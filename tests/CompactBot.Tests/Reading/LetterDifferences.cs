using System.Text.Json.Nodes;

namespace CompactBot.Tests.Reading;

/// <summary>
/// Where a reading differs from what is expected, one line each. What the expectation leaves out is not compared. Quotes agree when one
/// holds the other (a person marks "15:00", a reader "at 15:00"); of evidence each expected piece must be there, and no other field.
/// </summary>
internal sealed class LetterDifferences
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Of(JsonNode expected, JsonNode actual)
    {
        Compare("", expected, actual);
        return _lines;
    }

    private void Compare(string path, JsonNode? expected, JsonNode? actual)
    {
        switch (expected)
        {
            case JsonObject members when actual is JsonObject found:
                foreach (var (name, value) in members)
                {
                    Compare(path + "/" + name, value, found[name]);
                }

                break;
            case JsonArray items when actual is JsonArray found && path.EndsWith("/evidence", StringComparison.Ordinal):
                CompareEvidence(path, items, found);
                break;
            case JsonArray items when actual is JsonArray found:
                if (items.Count != found.Count)
                {
                    Differ(path, expected, actual);
                    return;
                }

                for (var i = 0; i < items.Count; i++)
                {
                    Compare($"{path}[{i}]", items[i], found[i]);
                }

                break;
            default:
                var agree = path.EndsWith("/quote", StringComparison.Ordinal)
                    ? Holds((string?)expected, (string?)actual)
                    : JsonNode.DeepEquals(expected, actual);
                if (!agree)
                {
                    Differ(path, expected, actual);
                }

                break;
        }
    }

    private void CompareEvidence(string path, JsonArray expected, JsonArray actual)
    {
        foreach (var piece in expected)
        {
            if (!actual.Any(a => Same(piece!, a!)))
            {
                _lines.Add($"{path}: expected {piece!.ToJsonString()}; there is {string.Join(", ", actual.Where(a => (string?)a!["field"] == (string?)piece["field"]).Select(a => a!.ToJsonString()))}");
            }
        }

        var fields = expected.Select(e => (string?)e!["field"]).ToHashSet();
        foreach (var extra in actual.Where(a => !fields.Contains((string?)a!["field"])))
        {
            _lines.Add($"{path}: not expected {extra!.ToJsonString()}");
        }
    }

    private static bool Same(JsonNode expected, JsonNode actual) =>
        (string?)expected["field"] == (string?)actual["field"]
        && (string?)expected["letter"] == (string?)actual["letter"]
        && (int?)expected["paragraph"] == (int?)actual["paragraph"]
        && Holds((string?)expected["quote"], (string?)actual["quote"]);

    private static bool Holds(string? expected, string? actual) =>
        expected is null || actual is null
            ? expected == actual
            : actual.Contains(expected, StringComparison.Ordinal) || expected.Contains(actual, StringComparison.Ordinal);

    private void Differ(string path, JsonNode? expected, JsonNode? actual) =>
        _lines.Add($"{path}: expected {expected?.ToJsonString() ?? "null"}, read {actual?.ToJsonString() ?? "null"}");
}
