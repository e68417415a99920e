using System.Globalization;
using System.Text;

namespace CompactBot.Tests.Reading.Scoring;

/// <summary>The scores of many files, by group (format or language) and field, as a table to print.</summary>
public sealed class ScoreTable
{
    private readonly SortedDictionary<string, Dictionary<string, FieldScore>> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _files = new(StringComparer.Ordinal);

    public IEnumerable<string> Groups => _groups.Keys;

    public void Add(string group, IReadOnlyDictionary<string, FieldScore> scores)
    {
        var into = _groups.TryGetValue(group, out var known) ? known : _groups[group] = new(StringComparer.Ordinal);
        _files[group] = _files.GetValueOrDefault(group) + 1;
        foreach (var (field, score) in scores)
        {
            into[field] = into.GetValueOrDefault(field, FieldScore.None).Plus(score);
        }
    }

    public FieldScore Of(string group, string field) => _groups.TryGetValue(group, out var scores) ? scores.GetValueOrDefault(field, FieldScore.None) : FieldScore.None;

    /// <summary>One line a group: files, then each field's F1 with what was asked of it.</summary>
    public override string ToString()
    {
        var fields = _groups.Values.SelectMany(g => g.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var table = new StringBuilder();
        foreach (var (group, scores) in _groups)
        {
            table.Append(CultureInfo.InvariantCulture, $"{group,-8} {_files[group],3} files ");
            foreach (var field in fields.Where(f => scores.GetValueOrDefault(f, FieldScore.None) != FieldScore.None))
            {
                table.Append(CultureInfo.InvariantCulture, $" | {field} {scores[field].F1:P1} of {scores[field].Asked}{(scores[field].Extra > 0 ? $" (+{scores[field].Extra})" : "")}");
            }

            table.AppendLine();
        }

        return table.ToString();
    }
}
