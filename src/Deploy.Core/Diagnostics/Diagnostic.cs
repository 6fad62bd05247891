using Deploy.Core.Text;

namespace Deploy.Core.Diagnostics;

/// <summary>How much a problem matters. Only <see cref="Error"/> keeps files from being written.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,

    /// <summary>Works, but is unsafe or unwise.</summary>
    Warning,

    /// <summary>Cannot work.</summary>
    Error,
}

/// <summary>What all diagnostics of one code have in common.</summary>
/// <param name="Code">For example <c>DEPLOY0103</c>; never used again for something else.</param>
/// <param name="Title">Title of the help page.</param>
/// <param name="Severity">Severity unless the user sets another.</param>
public sealed record DiagnosticRule(string Code, string Title, DiagnosticSeverity Severity)
{
    /// <summary>Where the help pages of sdk/rules are published.</summary>
    public const string RulesUrl = "https://github.com/deploy-sdk/deploy-sdk/blob/main/sdk/rules";

    /// <summary>Address of the help page, derived from the code.</summary>
    public string HelpLink => $"{RulesUrl}/{Code}.md";

    internal Diagnostic At(TextSpan span, string message) => new(this, span, message);
}

/// <summary>One problem at one place.</summary>
/// <param name="Rule">Code, title and severity.</param>
/// <param name="Span">The value that is wrong, not the section around it.</param>
/// <param name="Message">What is wrong, why, what to write instead; one line.</param>
public sealed record Diagnostic(DiagnosticRule Rule, TextSpan Span, string Message)
{
    /// <summary>The file the span is in; null is deployment.yaml.</summary>
    public SourceText? Source { get; init; }

    /// <summary>The text to write at <see cref="Span"/> instead, where only one can be meant; an editor offers it.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Path of the file the span is in; null is deployment.yaml.</summary>
    public string? Path => Source?.Path;

    /// <summary>For example <c>DEPLOY0103</c>.</summary>
    public string Code => Rule.Code;

    /// <summary>Severity before the user's own settings.</summary>
    public DiagnosticSeverity Severity => Rule.Severity;
}
