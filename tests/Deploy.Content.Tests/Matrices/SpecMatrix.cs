using System.Text;
using Deploy.Core;
using Deploy.Core.Emit.Data;
using Deploy.Core.Tests.Support;
using Deploy.Core.Yaml;

namespace Deploy.Content.Tests.Matrices;

/// <summary>The rows of matrix/spec.yaml: deployment.yaml files in which every two allowed choices meet.</summary>
static class SpecMatrix
{
    /// <summary>The factors.</summary>
    public static FactorFile Factors { get; } = FactorFile.Read("spec.yaml");

    static readonly Lazy<Pairwise> Made = new(static () => new Pairwise(Factors.Counts, IsAllowed).Cover());

    /// <summary>The rows, and the pairs they cover.</summary>
    public static Pairwise Pairs => Made.Value;

    /// <summary>The rules have nothing against a row.</summary>
    public static bool IsAllowed(int[] row)
    {
        var (text, facts) = Spec(row);
        return !DeploymentCompiler.Check(TextCheck.Decode("deployment.yaml", Encoding.UTF8.GetBytes(text)), facts).HasErrors;
    }

    /// <summary>A row's deployment.yaml, and what the build knows beside it.</summary>
    public static (string Text, ProjectFacts Facts) Spec(int[] row)
    {
        var whole = Factors.Merge(row);
        var app = new DataMap { { "pattern", "kubernetes" } };
        foreach (var entry in whole["deployment"] as DataMap ?? [])
            app.Add(entry.Key, entry.Value);
        var facts = FactsFile.WebProject("shop") with { ServesHttp = (whole["facts"] as DataMap)?["ServesHttp"] is not DataScalar { Value: false } };
        var file = new DataMap { { "deployment", app } };
        foreach (var section in whole.Where(static section => section.Key is not ("deployment" or "facts")))
            file.Add(section.Key, section.Value);
        return (YamlWriter.Write(file), facts);
    }
}
