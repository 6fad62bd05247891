using System.Reflection;
using System.Text.Json;
using Deploy.Core.Emit.Data;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Tests.Cases;
using Deploy.Core.Tests.Support;

namespace Deploy.Core.Tests.Spec;

/// <summary>sdk/schema/deployment.schema.json: what editors know of deployment.yaml comes from the binders that read it.</summary>
public sealed class SchemaTests
{
    /// <summary>Cases with an error of a single value that a JSON Schema cannot express, and why.</summary>
    static readonly Dictionary<string, string> BeyondTheSchema = new(StringComparer.Ordinal)
    {
        ["framework-missing"] = "Depends on the project.",
        ["framework-missing-in-an-empty-file"] = "Depends on the project.",
        ["framework-missing-with-an-environment"] = "Depends on the project.",
        ["credential-in-a-setting"] = "Depends on what the value looks like.",
        ["credential-in-an-address"] = "Depends on what the value looks like.",
        ["secret-name-twice"] = "Compares two values.",
        ["worker-name-twice"] = "Compares two values.",
        ["function-named-twice"] = "Names are compared with each other.",
        ["canary-stage-without-an-end"] = "Depends on where the stage stands in its list.",
        ["worker-named-like-a-service"] = "The name is right by itself.",
    };

    [Test]
    public void The_schema_is_that_of_the_binders() => Expectation.Matches(Path.Combine(Repository.Root, "sdk", "schema", "deployment.schema.json"), JsonWriter.Write(DeploymentBinder.DescribeSchema()));

    static IEnumerable<TestCaseData> Binders => typeof(DeploymentBinder).Assembly.GetTypes()
        .Where(static type => type.Namespace == typeof(DeploymentBinder).Namespace && type.Name.EndsWith("Binder", StringComparison.Ordinal))
        .SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(static property => property.PropertyType.Name.StartsWith("Shape`", StringComparison.Ordinal))
        .Select(static property => new TestCaseData(property).SetName($"{{m}}({property.DeclaringType!.Name}.{property.Name})"));

    [TestCaseSource(nameof(Binders))]
    public void Every_key_has_a_description_that_ends_with_a_period(PropertyInfo shape)
    {
        var described = (DataMap)shape.PropertyType.GetMethod("Describe")!.Invoke(shape.GetValue(null), null)!;
        using var schema = JsonDocument.Parse(JsonWriter.Write(described));
        Assert.That(KeysWithoutDescription(schema.RootElement, ""), Is.Empty);
    }

    [Test]
    public void The_schema_accepts_what_is_right_and_refuses_single_values_that_are_wrong()
    {
        var cases = GoldenCase.All.Select(static item => (Case: item, Data: Ajv.Read(item.Spec))).Where(static item => item.Data is not null).ToList();
        var answers = Ajv.Validate(cases.Select(static item => (item.Case.Name, item.Data!)));
        using (Assert.EnterMultipleScope())
        {
            foreach (var (item, _) in cases)
            {
                var wrong = item.Compilation.Diagnostics.Any(static diagnostic => diagnostic.Source is null && diagnostic.Code.StartsWith("DEPLOY01", StringComparison.Ordinal));
                var errors = answers.GetProperty(item.Name);
                Assert.That(errors.ValueKind == JsonValueKind.True, Is.EqualTo(!wrong || BeyondTheSchema.ContainsKey(item.Name)), $"{item.Name}: {errors}");
            }
        }
    }

    static IEnumerable<string> KeysWithoutDescription(JsonElement schema, string path)
    {
        if (schema.ValueKind == JsonValueKind.Array)
            return schema.EnumerateArray().SelectMany(item => KeysWithoutDescription(item, path));
        if (schema.ValueKind != JsonValueKind.Object)
            return [];
        var own = schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? properties.EnumerateObject().Where(static property => !IsDescribed(property.Value)).Select(property => $"{path}/{property.Name}")
            : [];
        return own.Concat(schema.EnumerateObject().SelectMany(property => KeysWithoutDescription(property.Value, $"{path}/{property.Name}")));
    }

    static bool IsDescribed(JsonElement property) =>
        property.TryGetProperty("$ref", out _)
        || (property.TryGetProperty("description", out var description) && description.ValueKind == JsonValueKind.String && description.GetString()!.EndsWith('.'));
}
