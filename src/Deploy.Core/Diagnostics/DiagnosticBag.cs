using Deploy.Core.Text;

namespace Deploy.Core.Diagnostics;

/// <summary>Collects the problems of one file; the same code at the same place is kept once.</summary>
public sealed class DiagnosticBag
{
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

    /// <summary>All problems in the order of the file, at one place by code.</summary>
    public IReadOnlyList<Diagnostic> ToSortedList()
    {
        var sorted = items.ToList();
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
