using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Deploy.Analyzers;

/// <summary>Spells class DeploymentInfo, in C# 7.3 so that every project can compile it.</summary>
static class DeploymentInfoSource
{
    /// <summary>The whole file.</summary>
    public static string Write(DeploymentInfoModel model, LanguageVersion language)
    {
        var builder = new StringBuilder();
        builder.Append(GeneratedFile.Head("what deployment.yaml says, for the app's own code. Change deployment.yaml instead."));
        if (language >= LanguageVersion.CSharp8)
            builder.Append("#nullable enable\n\n");
        builder.Append(
            $$"""
            namespace Deploy
            {
                /// <summary>What deployment.yaml says about this app where no environment says otherwise.</summary>
                {{GeneratedFile.Attribute}}
                internal static class DeploymentInfo
                {
                    /// <summary>Name of the deployment.</summary>
                    public const string Name = {{Literal(model.Name)}};

                    /// <summary>Version of the app.</summary>
                    public const string Version = {{Literal(model.Version)}};

                    /// <summary>Port on which the app listens in its container.</summary>
                    public const int Port = {{model.Port}};

                    /// <summary>Answers while the process can go on; after failures it is restarted.</summary>
                    public const string LivenessPath = {{Literal(model.Liveness)}};

                    /// <summary>Answers while requests can be served; after failures no more are sent here.</summary>
                    public const string ReadinessPath = {{Literal(model.Readiness)}};

                    /// <summary>Asked until it answers once; then the other two begin.</summary>
                    public const string StartupPath = {{Literal(model.Startup)}};

                    /// <summary>Names of the environments, in the order of the file.</summary>
                    public static global::System.Collections.Generic.IReadOnlyList<string> Environments { get; } =
                        global::System.Array.AsReadOnly({{Environments(model)}});
                }
            }

            """.Replace("\r\n", "\n"));
        return builder.ToString();
    }

    static string Environments(DeploymentInfoModel model) =>
        model.Environments.Length == 0 ? "new string[0]" : $"new[] {{ {string.Join(", ", model.Environments.Split(',').Select(Literal))} }}";

    static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);
}
