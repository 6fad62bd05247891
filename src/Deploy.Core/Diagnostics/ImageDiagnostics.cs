using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY093x: digests of images.</summary>
public static class ImageDiagnostics
{
    static readonly DiagnosticRule WrongDigestRule = new("DEPLOY0930", "DeployImageDigest is no digest", Error);
    static readonly DiagnosticRule MalformedLockRule = new("DEPLOY0931", "A line of images.lock cannot be read", Error);
    static readonly DiagnosticRule UnusedPinRule = new("DEPLOY0932", "An image of images.lock is not used", Info);
    static readonly DiagnosticRule NoEngineRule = new("DEPLOY0933", "Images are looked up by an engine, and there is none", Error);
    static readonly DiagnosticRule NotPinnedRule = new("DEPLOY0934", "An image could not be looked up", Error);
    static readonly DiagnosticRule PublishedElsewhereRule = new("DEPLOY0935", "Another image was published than the one that is deployed", Warning);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [WrongDigestRule, MalformedLockRule, UnusedPinRule, NoEngineRule, NotPinnedRule, PublishedElsewhereRule];

    public static Diagnostic WrongDigest(string given) =>
        WrongDigestRule.At(default, $"DeployImageDigest is {ValueDiagnostics.Quote(given)}. Give the digest that the push has printed, sha256: and 64 digits from 0 to f, or the image with its tag in front of it: ghcr.io/acme/shop:1.0.0@sha256:….");

    public static Diagnostic OneDigestForAll(string given) =>
        WrongDigestRule.At(default, $"DeployImageDigest is {ValueDiagnostics.Quote(given)}, and there are several services: nobody knows whose it is. Give each image with its tag in front of it, with blanks between, or %2C: ghcr.io/acme/orders:1.0.0@sha256:….");

    public static Diagnostic MalformedLock(TextSpan at, string problem) =>
        MalformedLockRule.At(at, $"This line is not 'IMAGE:TAG sha256:…': {problem}. Correct it, or run 'dotnet build -t:DeployPinImages' without it.");

    public static Diagnostic UnusedPin(TextSpan at, string image) =>
        UnusedPinRule.At(at, $"Nothing that is generated names '{image}', so this line pins nothing. Remove it, or run 'dotnet build -t:DeployPinImages', which does.");

    public static Diagnostic NoEngine(string engine, string reason) =>
        NoEngineRule.At(default, $"'{engine}' does not run ({reason}), so nobody can say what the tags stand for. Start Docker, or set DeployDocker to the path of docker or podman; images.lock is left as it was.");

    public static Diagnostic NotPinned(string image, string said) =>
        NotPinnedRule.At(default, $"'{image}' could not be looked up: {said}. Check the name and the login to its registry; images.lock is left as it was.");

    public static Diagnostic PublishedElsewhere(string published, string deployed) =>
        PublishedElsewhereRule.At(default, $"'{published}' was published, but '{deployed}' is deployed, so the digest is not used. Take 'image' and 'tag' out of the file, or set ContainerRegistry, ContainerRepository and ContainerImageTag to the same.");
}
