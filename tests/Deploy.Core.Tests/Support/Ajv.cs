using System.Text.Json;
using Deploy.Core.Diagnostics;
using Deploy.Core.Emit.Data;
using Deploy.Core.Overlay;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Support;

/// <summary>The JSON Schema as an editor applies it, by ajv; a test that needs it is skipped where it is not installed.</summary>
static class Ajv
{
    static readonly string Modules = Path.Combine(Repository.Root, "artifacts", "tools", "node_modules");

    /// <summary>Holds documents against the schema.</summary>
    /// <returns>A map from name to true, or to the errors.</returns>
    public static JsonElement Validate(IEnumerable<(string Name, DataNode Data)> documents)
    {
        if (!Directory.Exists(Path.Combine(Modules, "ajv")) || !Programs.Runs("node", "--version"))
            Assert.Ignore("node or ajv is not installed; build/tools.sh installs them.");
        var all = new DataMap();
        foreach (var (name, data) in documents)
            all.Add(name, data);
        var folder = Directory.CreateTempSubdirectory("deploy-core-tests");
        try
        {
            var path = Path.Combine(folder.FullName, "documents.json");
            var schema = Path.Combine(folder.FullName, "schema.json");
            File.WriteAllText(path, JsonWriter.Write(all));
            File.WriteAllText(schema, JsonWriter.Write(DeploymentBinder.DescribeSchema()));
            var (exitCode, output) = Programs.Run("node", Path.Combine(Repository.Root, "tests", "Deploy.Core.Tests", "ajv.js"), Modules, schema, path);
            Assert.That(exitCode, Is.Zero, output);
            return JsonDocument.Parse(output).RootElement;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A file as an editor sees it: values in their JSON kinds. Null when it is not YAML.</summary>
    public static DataNode? Read(byte[] spec)
    {
        var bag = new DiagnosticBag();
        var root = YamlReader.Read(TextCheck.Decode("deployment.yaml", spec), bag);
        return root is null || bag.HasErrors ? null : new StrategicMerge("x", bag).Merge(new DataMap(), new YamlMapping([new YamlEntry(new YamlScalar("root", false, default), root)], default), "")["root"];
    }
}
