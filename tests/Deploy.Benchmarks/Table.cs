using System.Globalization;

namespace Deploy.Benchmarks;

/// <summary>Collects the figures; shows each at once, since a run takes minutes, and all of them at the end.</summary>
sealed class Table(Options options)
{
    static readonly Figure Head = new("figure", "budget", "median", "quartiles", null);
    readonly List<Figure> figures = new();

    public void Add(Figure figure)
    {
        figures.Add(figure);
        Console.Error.WriteLine($"  {figure.Name}: {figure.Measured} ({figure.Spread}) {figure.Verdict}");
    }

    public void Print(TextWriter output)
    {
        var rows = figures.Prepend(Head).ToList();
        var widths = new Func<Figure, string>[] { static row => row.Name, static row => row.Budget, static row => row.Measured, static row => row.Spread }
            .Select(column => (Text: column, Width: rows.Max(row => column(row).Length))).ToList();
        output.WriteLine();
        foreach (var row in rows)
        {
            output.WriteLine(string.Join(" | ", widths.Select(column => column.Text(row).PadRight(column.Width)).Append(row == Head ? "verdict" : row.Verdict)));
            if (row == Head)
                output.WriteLine(string.Join("-|-", widths.Select(static column => new string('-', column.Width)).Append("-------")));
        }

        output.WriteLine();
        output.WriteLine($"{Environment.ProcessorCount} processors, load of 5 minutes {Load()}{(options.IsQuick ? "; a quick run: too few pairs to judge by" : "")}");
    }

    // One build keeps little more than one processor busy. What goes beyond is others' work, and part of every time above; less of the processor times.
    static string Load()
    {
        if (!File.Exists("/proc/loadavg"))
            return "unknown";
        var load = double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[1], CultureInfo.InvariantCulture);
        return Figure.Text(load, "0.0") + (load > Environment.ProcessorCount ? ", busy with other work: only ratios and processor times say something" : "");
    }
}
