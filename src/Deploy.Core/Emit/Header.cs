namespace Deploy.Core.Emit;

/// <summary>What stands at the top of each generated file.</summary>
static class Header
{
    /// <summary>Begins the first comment of each generated file, by which it is known as ours.</summary>
    public const string Mark = "Written by Deploy.Sdk";

    /// <summary>The usual line.</summary>
    public static string For(string specName) => $"{Mark} from {specName}. Changes belong there, or into an override (deploy/ beside the project).";
}
