using Deploy.Core.Text;

namespace Deploy.Core.Diagnostics;

/// <summary>Collects the problems of one file; the same code at the same place is kept once.</summary>
public sealed class DiagnosticBag
{
    /// <summary>How many are told: nobody reads more, and a file that is wrong in each line has tens of thousands.</summary>
    public const int Most = 1000;

    readonly List<Diagnostic> items = new();
    readonly HashSet<(string Code, string? Path, TextSpan Span)> seen = new();

    /// <summary>True once a diagnostic of severity Error is in.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Adds a problem unless one of that code is known at that place.</summary>
    /// <returns>Whether it was new.</returns>
    public bool Add(Diagnostic diagnostic)
    {
        if (!seen.Add((diagnostic.Code, diagnostic.Path, diagnostic.Span)))
            return false;
        items.Add(diagnostic);
        HasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
        return true;
    }

    /// <summary>Adds several problems.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            Add(diagnostic);
    }

    /// <summary>All problems in the order of the file, at one place by code. Of more than <see cref="Most"/> the first ones, errors before others; the last says how many are left out.</summary>
    public IReadOnlyList<Diagnostic> ToSortedList()
    {
        var sorted = Sort(items);
        if (sorted.Count <= Most)
            return sorted;
        var told = Sort(sorted.OrderByDescending(static diagnostic => diagnostic.Severity).Take(Most));
        var last = told[Most - 1];
        told[Most - 1] = last with { Message = $"{last.Message} ({sorted.Count - Most} further problems are not shown.)" };
        return told;
    }

    static List<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics)
    {
        var sorted = diagnostics.ToList();
        sorted.Sort(static (x, y) =>
        {
            var order = string.CompareOrdinal(x.Path ?? "", y.Path ?? "");
            if (order == 0)
                order = x.Span.Start.CompareTo(y.Span.Start);
            if (order == 0)
                order = string.CompareOrdinal(x.Code, y.Code);
            return order != 0 ? order : x.Span.Length.CompareTo(y.Span.Length);
        });
        return sorted;
    }
}
