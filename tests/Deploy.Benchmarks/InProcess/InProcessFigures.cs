using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Deploy.Benchmarks.Figures;
using Deploy.Benchmarks.Measuring;
using Perfolizer.Horology;

namespace Deploy.Benchmarks.InProcess;

/// <summary>What BenchmarkDotNet measures: work that leaves nothing behind and can be repeated as often as wanted.</summary>
sealed class InProcessFigures(Options options) : IMeasure
{
    // Twice the work in twice the time, and something for caches that are too small for the larger.
    const double Linear = 2.3;

    public string Name => "Growth of a spec; a file of 1 MiB; analyzer per edit";

    public IEnumerable<Figure> Take()
    {
        var workers = Run(typeof(WorkersBenchmarks));
        yield return Growth("A spec of 200 workers, vs 100: check and generate", Of(workers, nameof(WorkersBenchmarks.CheckAndGenerate), 100), Of(workers, nameof(WorkersBenchmarks.CheckAndGenerate), 200));
        yield return Growth("A spec of 100 workers, vs 50", Of(workers, nameof(WorkersBenchmarks.CheckAndGenerate), 50), Of(workers, nameof(WorkersBenchmarks.CheckAndGenerate), 100));
        var large = Run(typeof(LargeFileBenchmarks));
        foreach (var (name, method) in new[] { ("right", nameof(LargeFileBenchmarks.Right)), ("wrong in each line", nameof(LargeFileBenchmarks.Wrong)) })
        {
            var check = Of(large, method);
            yield return Figure.AtMost($"A file of 1 MiB, {name}: check", 1000, check.Time, "0 ms", $"allocates {Figure.Text(check.Kilobytes, "0 KB")}");
        }

        var edits = Run(typeof(EditBenchmarks));
        var small = Of(edits, nameof(EditBenchmarks.Analyzer), 300);
        yield return Figure.AtMost("Analyzer, per edit of 300 lines", 5, small.Time, "0.00 ms", $"allocates {Figure.Text(small.Kilobytes, "0 KB")}");
        yield return Growth("Analyzer, per edit of 10,000 lines, vs 5,000", Of(edits, nameof(EditBenchmarks.Analyzer), 5_000), Of(edits, nameof(EditBenchmarks.Analyzer), 10_000));
        var code = Run(typeof(CodeBenchmarks));
        foreach (var (name, method) in new[] { ("deployment.yaml of 300 lines", nameof(CodeBenchmarks.EditOfTheSpec)), ("one of 200 files of C#", nameof(CodeBenchmarks.EditOfTheCode)) })
        {
            var edit = Of(code, method);
            yield return Figure.AtMost($"Spec against code, per edit of {name}", method == nameof(CodeBenchmarks.EditOfTheSpec) ? 5 : null, edit.Time, "0.00 ms", $"allocates {Figure.Text(edit.Kilobytes, "0 KB")}");
        }

        var generator = Of(edits, nameof(EditBenchmarks.Generator), 300);
        yield return Figure.AtMost("Generator, per edit of 300 lines", null, generator.Time, "0.00 ms", $"allocates {Figure.Text(generator.Kilobytes, "0 KB")}");
    }

    static Figure Growth(string name, Result half, Result whole)
    {
        // The fastest iterations: growth is a property of the work, and whatever disturbs only adds.
        var ratio = whole.Fastest / half.Fastest;
        return new Figure(
            name, $"≤ {Figure.Text(Linear, "0.0×")}", Figure.Text(ratio, "0.00×"),
            $"at best {Figure.Text(half.Fastest, "0.0")} → {Figure.Text(whole.Fastest, "0.0 ms")}; allocates {Figure.Text(half.Kilobytes, "0")} → {Figure.Text(whole.Kilobytes, "0 KB")}", ratio <= Linear);
    }

    static Result Of(Summary summary, string method, int? size = null)
    {
        var report = summary.Reports.FirstOrDefault(report =>
            report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method && (size is null || report.BenchmarkCase.Parameters.Items.Any(item => Equals(item.Value, size))));
        return report?.ResultStatistics is { } statistics
            ? new Result(
                new Sample(statistics.Q1 / 1e6, statistics.Median / 1e6, statistics.Q3 / 1e6), statistics.Min / 1e6,
                (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / 1e3)
            : throw new MeasurementException($"BenchmarkDotNet gave no result for {method}({size})");
    }

    Summary Run(Type benchmarks)
    {
        // In this process: a build of a generated project per benchmark would take longer than all of them, and would take over the
        // settings of this repository, which are not meant for it.
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(options.IsQuick ? 5 : 15).WithIterationCount(options.Iterations).WithIterationTime(TimeInterval.FromMilliseconds(options.IsQuick ? 100 : 300));
        var folder = Directory.CreateTempSubdirectory("deploy-bench-");
        try
        {
            // The table is ours; what BenchmarkDotNet says itself goes nowhere unless it fails.
            return BenchmarkRunner.Run(benchmarks, ManualConfig.CreateEmpty().AddJob(job).AddLogger(NullLogger.Instance).WithArtifactsPath(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    readonly record struct Result(Sample Time, double Fastest, double Kilobytes);
}
