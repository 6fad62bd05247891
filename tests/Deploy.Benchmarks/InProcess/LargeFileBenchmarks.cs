using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Deploy.Core;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Benchmarks.InProcess;

/// <summary>The largest file that is read at all: what somebody's generator, or somebody's malice, may put into a repository.</summary>
[MemoryDiagnoser]
public class LargeFileBenchmarks
{
    static readonly ProjectFacts Facts = new() { AssemblyName = "Shop", IsCSharp = true, IsDotNet = true, DotNetVersion = "10.0", ProjectFile = "Shop.csproj" };

    readonly SourceText right = Fill("deployment:\n  env:\n", static i => $"    SETTING_{i}: value of setting {i}\n", "  workers:\n", static i => $"    - name: worker-{i}\n      command: dotnet Shop.dll --queue {i}\n");
    readonly SourceText wrong = Fill("deployment:\n", static i => $"  replcas{i}: 2\n", "  workers:\n", static i => $"    - name: Worker {i}\n      comand: dotnet Shop.dll\n");

    /// <summary>Half of it settings, half of it workers.</summary>
    [Benchmark]
    public int Right() => DeploymentCompiler.Check(right, Facts) is { HasErrors: false } check ? check.Diagnostics.Count : throw new InvalidOperationException("The file is right.");

    /// <summary>A mistake in each line.</summary>
    [Benchmark]
    public int Wrong() => DeploymentCompiler.Check(wrong, Facts) is { HasErrors: true } check ? check.Diagnostics.Count : throw new InvalidOperationException("The file is wrong.");

    static SourceText Fill(string head, Func<int, FormattableString> line, string middle, Func<int, FormattableString> second)
    {
        var text = new StringBuilder(head);
        for (var i = 0; text.Length < YamlReader.MaxBytes / 2; i++)
            text.Append(line(i).ToString(CultureInfo.InvariantCulture));
        text.Append(middle);
        for (var i = 0; text.Length < YamlReader.MaxBytes - 200; i++)
            text.Append(second(i).ToString(CultureInfo.InvariantCulture));
        return new SourceText("deployment.yaml", text.ToString());
    }
}
