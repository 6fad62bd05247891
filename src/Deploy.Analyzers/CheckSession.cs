using Deploy.Analyzers.Checks;
using Deploy.Analyzers.Code;
using Deploy.Core;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Analyzers;

/// <summary>Checks the specs of one compilation against its code, once for all places where something may be reported.</summary>
sealed class CheckSession(Compilation compilation, AnalyzerOptions options)
{
    readonly object gate = new();
    IReadOnlyList<Finding>? findings;

    /// <summary>All disagreements; none where a spec has errors, which come first.</summary>
    public IReadOnlyList<Finding> Findings(CancellationToken cancellation)
    {
        // What a cancelled call has begun is not kept.
        lock (gate)
            return findings ??= Find(cancellation).ToList();
    }

    IEnumerable<Finding> Find(CancellationToken cancellation)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        // A library has no host of its own.
        if (compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication))
            return [];
        return options.AdditionalFiles.Where(file => SpecFile.IsSpec(file, provider)).SelectMany(file => Find(file, provider, cancellation));
    }

    IReadOnlyList<Finding> Find(AdditionalText file, AnalyzerConfigOptionsProvider provider, CancellationToken cancellation)
    {
        if (SpecFile.Read(file, cancellation) is not { } text)
            return [];
        var facts = AnalyzerFacts.Read(provider.GlobalOptions);
        var result = DeploymentCompiler.Check(text, facts);
        if (result.HasErrors)
            return [];
        var settings = AppSettings.Read(options.AdditionalFiles, provider, cancellation);
        var code = CodeReader.Read(compilation, cancellation);
        return CodeChecks.Check(CheckContext.Create(text, result.File!, facts, code, settings, CheckSettings.Read(provider.GlobalOptions, compilation)));
    }
}
