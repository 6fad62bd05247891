using System.Security.Cryptography;
using System.Text;
using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Tasks.Output;
using Microsoft.Build.Framework;

namespace Deploy.Tasks;

/// <summary>Keeps what the SDK has pushed, for the generation of this build and of later ones.</summary>
public sealed class DeployRecordContainer : SpecTask
{
    /// <summary>Registry and repository, <c>ghcr.io/acme/shop</c>.</summary>
    [Required]
    public string Repository { get; set; } = "";

    /// <summary>The tags.</summary>
    [Required]
    public ITaskItem[] Tags { get; set; } = [];

    /// <summary>Digest of the manifest of an image for one platform.</summary>
    public string Digest { get; set; } = "";

    /// <summary>The index of an image for several platforms, as it was pushed; empty for one platform. It has the digest that every platform can use.</summary>
    public string ImageIndex { get; set; } = "";

    /// <summary>Where it is kept: a line <c>IMAGE:TAG DIGEST</c> for each tag.</summary>
    [Required]
    public string StateFile { get; set; } = "";

    private protected override string WrittenPath => StateFile;

    private protected override void Run()
    {
        var digest = ImageIndex.Length > 0 ? Hash(ImageIndex) : Digest;
        var images = Tags.Select(tag => $"{Repository}:{tag.ItemSpec}").ToList();
        AtomicFile.Write(StateFile, string.Concat(images.Select(image => $"{image} {digest}\n")));
        if (ReadSpec(onlyErrors: true) is not { } spec)
            return;
        var plan = Planner.Plan(spec.File, spec.Facts);
        var deployed = plan.Environments.Select(static environment => environment.Plan).Prepend(plan.Base).Select(static one => $"{one.ImageRepository}:{one.ImageTag}").ToList();
        if (!images.Exists(image => deployed.Contains(image, StringComparer.Ordinal)))
            Report([ImageDiagnostics.PublishedElsewhere(images.FirstOrDefault() ?? Repository, deployed[0])]);
    }

    // What is pushed is this text.
    static string Hash(string text)
    {
        using var sha = SHA256.Create();
        return $"sha256:{string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(static one => one.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)))}";
    }
}
