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
                pair.Right.Info ? DeploymentInfoModel.Create(pair.Left.File, pair.Left.Facts, cancellation) : null)
            .WithTrackingName("Model");
        context.RegisterSourceOutput(models.Combine(language), static (output, pair) =>
        {
            if (pair.Left is { } model)
                output.AddSource("Deploy.DeploymentInfo.g.cs", DeploymentInfoSource.Write(model, pair.Right));
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
