using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>AWS writes regions as eu-west-1, Azure as westeurope.</summary>
sealed class RegionOfPlatform : SpecRule
{
    public override IReadOnlyList<string> Needs => ["platform", "pattern", "enabled"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        return Defaults.Platform(spec) switch
        {
            Platform.Aws => Wrong(OnAws(spec), "aws", Defaults.Region(Platform.Aws), isAws: true),
            Platform.Azure => Wrong(OnAzure(spec), "azure", Defaults.Region(Platform.Azure), isAws: false),
            _ => [],
        };
    }

    static IEnumerable<Diagnostic> Wrong(IEnumerable<Located<string>?> regions, string platform, string example, bool isAws) =>
        regions.OfType<Located<string>>().Where(region => region.Value.IndexOf('-') >= 0 != isAws)
            .Select(region => CombinationDiagnostics.Region(region.Span, region.Value, platform, example));

    static IEnumerable<Located<string>?> OnAws(DeploymentSpec spec) =>
        Defaults.IsOn(spec.Multiregion) && Defaults.Pattern(spec) != Pattern.HobbyProject
            ? [spec.Deployment?.Region, spec.Multiregion!.PrimaryRegion, .. spec.Multiregion.Others]
            : [spec.Deployment?.Region];

    static IEnumerable<Located<string>?> OnAzure(DeploymentSpec spec) =>
        [spec.Deployment?.Region, spec.Azure?.Location, .. spec.Azure?.Acr?.Georeplications?.Items ?? []];
}
