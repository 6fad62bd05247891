using Deploy.Core.Diagnostics;
using Deploy.Core.Emit.Data;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Content.Tests.Matrices;

/// <summary>A file of tests/Deploy.Content.Tests/matrix: factors, their choices, and the piece of data that each choice adds.</summary>
sealed class FactorFile
{
    readonly IReadOnlyList<(string Name, DataMap Choices)> factors;

    FactorFile(DataMap file) => factors = file.Select(static factor => (factor.Key, (DataMap)factor.Value)).ToList();

    /// <summary>Number of choices of each factor.</summary>
    public IReadOnlyList<int> Counts => factors.Select(static factor => factor.Choices.Entries.Count).ToList();

    /// <summary>Reads a file.</summary>
    public static FactorFile Read(string name)
    {
        var problems = new DiagnosticBag();
        var root = YamlReader.Read(new SourceText(name, File.ReadAllText(PathOf(name))), problems);
        return problems.HasErrors ? throw new InvalidDataException(problems.ToSortedList()[0].Message) : new FactorFile((DataMap)NodeData.Of(root!));
    }

    /// <summary>Path of a file of the folder.</summary>
    public static string PathOf(string name) => Path.Combine(Deploy.Core.Tests.Support.Repository.Root, "tests", "Deploy.Content.Tests", "matrix", name);

    /// <summary>The word for a choice: <c>mesh=istio</c>.</summary>
    public string NameOf(Choice choice) => $"{factors[choice.Factor].Name}={factors[choice.Factor].Choices.Entries[choice.Index].Key}";

    /// <summary>The word for a row: what it says beyond the usual.</summary>
    public string NameOf(int[] row) => string.Join(", ", row.Select(static (index, factor) => new Choice(factor, index)).Where(static choice => choice.Index > 0).Select(NameOf));

    /// <summary>Whether a row has the choice of this name.</summary>
    public bool Has(int[] row, string choice) => row.Select(static (index, factor) => new Choice(factor, index)).Any(item => item.Index >= 0 && NameOf(item) == choice);

    /// <summary>The pieces of a row, merged. A factor that is not decided (-1) adds nothing.</summary>
    /// <exception cref="InvalidDataException">Two choices write the same value: one would hide the other.</exception>
    public DataMap Merge(int[] row)
    {
        var whole = new DataMap();
        for (var factor = 0; factor < row.Length; factor++)
        {
            if (row[factor] >= 0)
                whole = Merge(whole, (DataMap)factors[factor].Choices.Entries[row[factor]].Value, factors[factor].Name);
        }

        return whole;
    }

    static DataMap Merge(DataMap whole, DataMap piece, string factor)
    {
        var merged = new DataMap();
        foreach (var entry in whole)
        {
            merged.Add(entry.Key, (entry.Value, piece[entry.Key]) switch
            {
                (_, null) => entry.Value,
                (DataMap below, DataMap above) => Merge(below, above, factor),
                _ => throw new InvalidDataException($"{factor} writes '{entry.Key}', which another factor has written."),
            });
        }

        foreach (var entry in piece.Where(entry => whole[entry.Key] is null))
            merged.Add(entry.Key, entry.Value);
        return merged;
    }
}
