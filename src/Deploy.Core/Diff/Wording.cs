using System.Globalization;
using Deploy.Core.Emit.Data;

namespace Deploy.Core.Diff;

/// <summary>One or more changes, said in one line.</summary>
/// <param name="Changes">What it says.</param>
/// <param name="Words">The line.</param>
public sealed record SaidChange(IReadOnlyList<DataChange> Changes, string Words);

/// <summary>Puts words to changes.</summary>
/// <param name="phrases">Words by path; the first that matches.</param>
/// <param name="describe">The description of a path that has no phrase; null when there is none.</param>
sealed class Wording(IReadOnlyList<Phrase> phrases, Func<IReadOnlyList<string>, string?> describe)
{
    /// <summary>The lines, in the order of the changes. Names that come or go are counted; what is the same for several services is said once.</summary>
    public IReadOnlyList<SaidChange> Say(IReadOnlyList<DataChange> changes)
    {
        var lines = new List<Line>();
        foreach (var change in changes)
        {
            var (phrase, names) = Find(change);
            var line = phrase is null ? WithoutPhrase(change) : OfPhrase(phrase, names, change);
            if (line.Counts && lines.Find(other => other.Counts && other.Sign == line.Sign && other.Words == line.Words && other.Service == line.Service) is { } same)
                same.Changes.Add(change);
            else
                lines.Add(line);
        }

        return lines.GroupBy(static line => line.Text, StringComparer.Ordinal)
            .Select(static same => new SaidChange(same.SelectMany(static line => line.Changes).ToList(), same.Key + Services(same))).ToList();
    }

    (Phrase? Phrase, IReadOnlyList<string> Names) Find(DataChange change)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.Match(change.Path) is { } names)
                return (phrase, names);
        }

        return (null, []);
    }

    static Line OfPhrase(Phrase phrase, IReadOnlyList<string> names, DataChange change)
    {
        var words = string.Format(CultureInfo.InvariantCulture, phrase.Words, [.. names]);
        var service = phrase.IsOfService ? names[0] : "";
        return phrase.Kind switch
        {
            PhraseKind.Switch when change.After is DataScalar { Value: bool on } => new Line($"{words} {(on ? "on" : "off")}", service, change),
            PhraseKind.Part when change.Before is null => new Line($"+ {words}", service, change),
            PhraseKind.Part when change.After is null => new Line($"- {words}", service, change),
            PhraseKind.Counted when change.Before is null || change.After is null => new Line(words, service, change) { Counts = true },
            // The name that would be counted is the last key.
            PhraseKind.Counted => new Line(Values($"{words} {change.Path[change.Path.Count - 1]}", change), service, change),
            _ => new Line(Values(words, change), service, change),
        };
    }

    // The path says which value it is; the first sentence of its description, what it does.
    Line WithoutPhrase(DataChange change)
    {
        var description = describe(change.Path) ?? "";
        var end = description.IndexOfAny(['.', ';', ':']);
        var sentence = end > 0 ? description.Substring(0, end) : description;
        return new Line(Values(change.Name, change) + (sentence.Length > 0 ? $" ({sentence})" : ""), "", change);
    }

    static string Values(string words, DataChange change)
    {
        string Show(DataNode node) => ShownValue.Of(change.Path[change.Path.Count - 1], node);
        return (change.Before, change.After) switch
        {
            (null, { } after) => $"+ {words} {Show(after)}",
            ({ } before, null) => $"- {words} {Show(before)}",
            ({ } before, { } after) => $"{words} {ShownValue.Change(Show(before), Show(after))}",
            _ => words,
        };
    }

    static string Services(IEnumerable<Line> lines)
    {
        var services = lines.Select(static line => line.Service).Where(static service => service.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return services.Count == 0 ? "" : $" ({string.Join(", ", services)})";
    }

    sealed class Line(string words, string service, DataChange first)
    {
        public string Words { get; } = words;

        /// <summary>The service of a compose file; empty for none.</summary>
        public string Service { get; } = service;

        public List<DataChange> Changes { get; } = [first];

        /// <summary>Says how many came or went, and their names.</summary>
        public bool Counts { get; init; }

        public char Sign => Changes[0].Before is null ? '+' : '-';

        public string Text => Counts
            ? $"{Sign}{Changes.Count.ToString(CultureInfo.InvariantCulture)} {Words} {string.Join(", ", Changes.Select(static change => change.IsItem ? ShownValue.Of("", (change.After ?? change.Before)!) : change.Path[change.Path.Count - 1]))}"
            : Words;
    }
}
