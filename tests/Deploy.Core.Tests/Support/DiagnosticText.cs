using System.Globalization;
using System.Text;
using Deploy.Core.Diagnostics;
using Deploy.Core.Text;

namespace Deploy.Core.Tests.Support;

/// <summary>Diagnostics as a person reads them: place, severity, code and message, then the line with the place underlined.</summary>
static class DiagnosticText
{
    public static string Write(IEnumerable<Diagnostic> diagnostics, SourceText spec)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics)
            Append(text, diagnostic, diagnostic.Source ?? spec);
        return text.ToString();
    }

    static void Append(StringBuilder text, Diagnostic diagnostic, SourceText source)
    {
        var start = source.GetPosition(diagnostic.Span.Start);
        var end = source.GetPosition(diagnostic.Span.End);
        text.Append(CultureInfo.InvariantCulture,
            $"{diagnostic.Path}({start.Line + 1},{start.Character + 1})-({end.Line + 1},{end.Character + 1}) {Name(diagnostic.Severity)} {diagnostic.Code}: {diagnostic.Message}\n");
        var line = LineOf(source, start.Line);
        var length = start.Line == end.Line ? end.Character - start.Character : line.Length - start.Character;
        var indent = new string(line.Take(start.Character).Select(static c => c == '\t' ? '\t' : ' ').ToArray());
        text.Append(CultureInfo.InvariantCulture, $"    {Visible(line)}\n    {indent}^{new string('~', Math.Max(0, length - 1))}\n");
    }

    static string Name(DiagnosticSeverity severity) => severity.ToString().ToLowerInvariant();

    static string LineOf(SourceText source, int line)
    {
        var start = source.GetOffset(new LinePosition(line, 0));
        var end = line + 1 < source.LineCount ? source.GetOffset(new LinePosition(line + 1, 0)) : source.Content.Length;
        return source.ToString(TextSpan.FromBounds(start, end)).TrimEnd('\r', '\n', '\u0085', '\u2028', '\u2029');
    }

    // Control characters have pictures of their own from U+2400 on.
    static string Visible(string line) => new(line.Select(static c => c < ' ' && c != '\t' ? (char)(c + 0x2400) : c).ToArray());
}
