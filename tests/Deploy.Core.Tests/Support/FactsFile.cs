using System.Globalization;

namespace Deploy.Core.Tests.Support;

/// <summary>facts.txt: lines <c>Key=Value</c> that set properties of <see cref="ProjectFacts"/>; lists are separated by ';'.</summary>
static class FactsFile
{
    public static ProjectFacts Read(string path, string name)
    {
        var facts = WebProject(name);
        if (!File.Exists(path))
            return facts;
        foreach (var line in File.ReadAllLines(path).Where(static line => line.Length > 0 && line[0] != '#'))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var property = typeof(ProjectFacts).GetProperty(line[..equals]) ?? throw new InvalidDataException($"{path}: ProjectFacts has no {line[..equals]}.");
            // The setters are for 'with'; facts is a fresh copy that nobody else sees.
            property.SetValue(facts, Convert(property.PropertyType, line[(equals + 1)..]));
        }

        return facts;
    }

    /// <summary>A C# web project in the root of its repository.</summary>
    public static ProjectFacts WebProject(string name) => new()
    {
        AssemblyName = name, IsCSharp = true, IsDotNet = true, DotNetVersion = "10.0", ProjectFile = $"{name}.csproj",
        ContainerRegistry = "ghcr.io", ContainerRepository = $"acme/{name}",
    };

    static object Convert(Type type, string value) =>
        type == typeof(bool) ? bool.Parse(value)
        : type == typeof(int?) ? int.Parse(value, CultureInfo.InvariantCulture)
        : type == typeof(string) ? value
        : value.Split(';', StringSplitOptions.RemoveEmptyEntries);
}
