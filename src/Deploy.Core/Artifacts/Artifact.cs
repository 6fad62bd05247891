using System.Text;
using Deploy.Core.Emit.Data;
using Deploy.Core.Text;

namespace Deploy.Core.Artifacts;

/// <summary>How a file came to be what it is.</summary>
public enum ArtifactOrigin
{
    /// <summary>Written by Deploy.Sdk.</summary>
    Generated,

    /// <summary>Written by Deploy.Sdk and changed by a patch of the user.</summary>
    Patched,

    /// <summary>A file of the user instead of the generated one.</summary>
    Replaced,

    /// <summary>A file of the user for which nothing is generated.</summary>
    Added,
}

/// <summary>One file of the output.</summary>
/// <param name="Path">Relative to the output folder, with '/'.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Causes">Places in deployment.yaml that caused it; empty when it is there by default.</param>
public sealed record Artifact(string Path, byte[] Content, IReadOnlyList<TextSpan> Causes)
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The file is a program.</summary>
    public bool IsExecutable { get; init; }

    /// <summary>How it came to be what it is.</summary>
    public ArtifactOrigin Origin { get; init; }

    /// <summary>The data it is written from, for files that can be patched; else null.</summary>
    public DataMap? Data { get; init; }

    /// <summary>Comment at the top of a file written from data.</summary>
    public string? Header { get; init; }

    /// <summary>A text file: UTF-8 without byte order mark, line feeds.</summary>
    public static Artifact OfText(string path, string text, IReadOnlyList<TextSpan> causes) => new(path, Utf8.GetBytes(text), causes);

    /// <summary>A YAML file.</summary>
    public static Artifact OfYaml(string path, DataMap data, string header, IReadOnlyList<TextSpan> causes) =>
        OfText(path, YamlWriter.Write(data, header), causes) with { Data = data, Header = header };
}
