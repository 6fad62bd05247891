using Deploy.Core.Diagnostics;
using Deploy.Core.Images;

namespace Deploy.Core.Plan;

/// <summary>Which bytes a tag of the app's image stands for, where a build has said so. A digest counts for its own repository and tag only.</summary>
public static class ImageDigests
{
    static readonly char[] Separators = [' ', ',', ';', '\t', '\r', '\n'];

    /// <summary>What is wrong with DeployImageDigest; null for nothing.</summary>
    /// <param name="given">The property.</param>
    /// <param name="isSolution">Several services are deployed: one digest cannot be that of all.</param>
    public static Diagnostic? Check(string given, bool isSolution)
    {
        var words = Words(given);
        if (words.Length == 1 && ImageName.IsDigest(words[0]))
            return isSolution ? ImageDiagnostics.OneDigestForAll(words[0]) : null;
        return words.FirstOrDefault(static word => !IsReference(word)) is { } wrong ? ImageDiagnostics.WrongDigest(wrong) : null;
    }

    /// <summary>The digest of an image; empty when it is not known.</summary>
    /// <param name="repository">Its repository.</param>
    /// <param name="tag">Its tag.</param>
    /// <param name="facts">What the build knows, of <see cref="ForBase"/>.</param>
    internal static string Of(string repository, string tag, ProjectFacts facts) =>
        Words(facts.ImageDigest).Concat(facts.PublishedImages).Select(ImageName.Split)
            .FirstOrDefault(known => known.Image == $"{repository}:{tag}" && ImageName.IsDigest(known.Digest)).Digest ?? "";

    /// <summary>A digest that comes without a name is that of the base's image: environments with another tag run something else.</summary>
    internal static ProjectFacts ForBase(ProjectFacts facts, Spec.DeploymentSpec spec) => !ImageName.IsDigest(facts.ImageDigest.Trim()) ? facts
        : facts with { ImageDigest = $"{Defaults.ImageRepository(spec, facts)}:{Defaults.Tag(spec, facts)}@{facts.ImageDigest.Trim()}" };

    static bool IsReference(string word) => ImageName.Split(word) is var (image, digest) && ImageName.IsTagged(image) && ImageName.IsDigest(digest);

    static string[] Words(string given) => given.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
}
