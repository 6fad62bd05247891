using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deploy.Analyzers;

/// <summary>Gives the app's own code what deployment.yaml says, and loads secret files before Main where the project asks for it.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DeploymentInfoGenerator : IIncrementalGenerator
{
    const string ModuleInitializer = "System.Runtime.CompilerServices.ModuleInitializerAttribute";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var settings = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => GeneratorSettings.Read(options.GlobalOptions));
        var language = context.ParseOptionsProvider.Select(static (options, _) => ((CSharpParseOptions)options).LanguageVersion);
        RegisterInfo(context, settings, language);
        RegisterSecretFiles(context, settings, language);
    }

    static void RegisterInfo(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<GeneratorSettings> settings,
        IncrementalValueProvider<LanguageVersion> language)
    {
        // Two steps, so that a text is checked again only when it or a fact has changed, not with every new set of options.
        var inputs = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => SpecFile.IsSpec(pair.Left, pair.Right))
            .Select(static (pair, _) => (File: pair.Left, Facts: AnalyzerFacts.Read(pair.Right.GlobalOptions)))
            .WithTrackingName("Inputs");
        var models = inputs.Combine(settings)
            .Select(static (pair, cancellation) =>
                pair.Right.Info || pair.Right.Health ? DeploymentInfoModel.Create(pair.Left.File, pair.Left.Facts, cancellation) : null)
            .WithTrackingName("Model");
        context.RegisterSourceOutput(models.Combine(language).Combine(settings), static (output, pair) =>
        {
            if (pair.Right.Info && pair.Left.Left is { } model)
                output.AddSource("Deploy.DeploymentInfo.g.cs", DeploymentInfoSource.Write(model, pair.Left.Right));
        });
        RegisterHealth(context, settings, models);
    }

    static void RegisterHealth(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<GeneratorSettings> settings, IncrementalValuesProvider<DeploymentInfoModel?> models)
    {
        var isWeb = context.CompilationProvider.Select(static (compilation, _) => Array.TrueForAll(HealthSource.Needs, name => compilation.GetTypeByMetadataName(name) is not null));
        var paths = models.Combine(settings.Combine(isWeb))
            .Select(static (pair, _) => pair.Right.Left.Health && pair.Right.Right && pair.Left is { HealthIsOpen: true } model ? model.Liveness : null)
            .WithTrackingName("Health");
        context.RegisterSourceOutput(paths, static (output, path) =>
        {
            if (path is not null)
                output.AddSource("Deploy.DeployHealth.g.cs", HealthSource.Write(SymbolDisplay.FormatLiteral(path, quote: true)));
        });
    }

    static void RegisterSecretFiles(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<GeneratorSettings> settings,
        IncrementalValueProvider<LanguageVersion> language)
    {
        var hasAttribute = context.CompilationProvider.Select(static (compilation, _) =>
            compilation.GetTypeByMetadataName(ModuleInitializer) is { } type && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly));
        var wanted = settings.Combine(language.Combine(hasAttribute))
            .Select(static (pair, _) => (pair.Left.SecretFiles, RunsByItself: pair.Right.Left >= LanguageVersion.CSharp9 && pair.Right.Right))
            .WithTrackingName("SecretFiles");
        context.RegisterSourceOutput(wanted, static (output, wanted) =>
        {
            if (wanted.SecretFiles)
                output.AddSource("Deploy.DeploySecretFiles.g.cs", SecretFilesSource.Write(wanted.RunsByItself));
        });
    }
}
