namespace Deploy.Core.Spec.Binding;

/// <summary>Section <c>cicd</c>.</summary>
static class CicdBinder
{
    static readonly Shape<LoadTestSpec> LoadTest = Shapes.Section(static s => new LoadTestSpec(
        s.KeySpan,
        s.Value("tool", Kinds.OneOf<LoadTestTool>(), "Load generator.", "k6"),
        s.Value("threshold", Kinds.Duration, "Slowest answer (95th percentile) that passes.", "500ms")));

    /// <summary>The binder of the section.</summary>
    public static Shape<CicdSpec> Shape { get; } = Shapes.Section(static s => new CicdSpec(
        s.KeySpan,
        s.Value("provider", Kinds.OneOf<CicdProvider>(), "Who runs the pipelines.", "github-actions"),
        s.Value("registry", Kinds.Pattern("ghcr, acr, ecr or the host of a registry", "ghcr", "^(ghcr|acr|ecr|[a-z0-9-]+(\\.[a-z0-9-]+)+(:[0-9]+)?(/[a-z0-9._/-]+)?)$"), "Where images go.", "ghcr; that of the platform"),
        s.Get("platforms", Shapes.List(Shapes.Scalar(Kinds.Pattern("an operating system and an architecture", "linux/amd64", "^linux/(amd64|arm64|arm/v7)$"))), "Architectures of the image.", "linux/amd64"),
        s.Value("scan", Kinds.Bool, "The image is scanned for known faults.", "true"),
        s.Value("sign", Kinds.Bool, "The image is signed without a key (Sigstore).", "true"),
        s.Value("sbom", Kinds.Bool, "A list of the image's parts is made.", "true"),
        s.Get("environments", Shapes.List(Shapes.Scalar(Kinds.DnsLabel(20))), "Environments in the order of promotion.", "staging, production"),
        s.Get("approval", Shapes.List(Shapes.Scalar(Kinds.DnsLabel(20))), "Environments that a person must let a deployment into.", "production"),
        s.Get("load_test", LoadTest, "Load test behind the deployment to staging."),
        s.Value("policy", Kinds.Bool, "Generated files are checked against policies.", "true")));
}
