using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>A cluster pulls from a registry; a name by itself means Docker Hub's official images.</summary>
sealed class ImageHasRegistry : SpecRule
{
    public override IReadOnlyList<string> Needs => ["image", "name", "deployment"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var image = Defaults.ImageRepository(context.Spec, context.Facts);
        if (Defaults.Pattern(context.Spec) == Pattern.Kubernetes && image.IndexOf('/') < 0)
        {
            yield return AdviceDiagnostics.NoRegistry(
                (context.Spec.Deployment?.Image ?? context.Spec.Deployment?.Name)?.Span ?? context.Spec.Deployment?.KeySpan ?? context.Spec.Start, image);
        }
    }
}
