using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.CodeFixes;

/// <summary>Adds a line of code between others, indented as they are; every other character stays.</summary>
static class Insert
{
    /// <summary>The line goes behind the statement before <paramref name="statement"/>: an empty line and a comment stay with the latter.</summary>
    public static TextChange Before(SourceText text, StatementSyntax statement, string code)
    {
        var own = text.Lines.GetLineFromPosition(statement.SpanStart);
        var before = Previous(statement);
        var indent = text.ToString(TextSpan.FromBounds(own.Start, statement.SpanStart));
        // Two statements on one line.
        if (!string.IsNullOrWhiteSpace(indent))
            return new TextChange(new TextSpan(statement.SpanStart, 0), code + " ");
        // What stands behind #if is not always compiled.
        if (before is null || statement.GetLeadingTrivia().Any(static trivia => trivia.IsDirective))
            return new TextChange(new TextSpan(own.Start, 0), indent + code + NewLine(text));
        return new TextChange(new TextSpan(text.Lines.GetLineFromPosition(before.Span.End).EndIncludingLineBreak, 0), indent + code + NewLine(text));
    }

    /// <summary>What ends a line here.</summary>
    public static string NewLine(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }

    static SyntaxNode? Previous(StatementSyntax statement)
    {
        SyntaxNode node = statement.Parent is GlobalStatementSyntax global ? global : statement;
        SyntaxNode? before = null;
        foreach (var sibling in node.Parent!.ChildNodes())
        {
            if (sibling == node)
                return before;
            if (sibling is StatementSyntax or GlobalStatementSyntax)
                before = sibling;
        }

        return null;
    }
}
