using System.Globalization;
using Deploy.Core.Spec;

namespace Deploy.Core.Cost;

/// <summary>Prices by key and region: the file prices.csv, read strictly.</summary>
sealed class PriceTable
{
    const string Resource = "Deploy.Core.Cost.prices.csv";

    const string DateMark = "# Date of the list:";

    static readonly string[] First = ["key", "unit"];

    static readonly Lazy<PriceTable> Own = new(static () => Parse(ReadResource()));

    readonly Dictionary<string, string[]> rows = new(StringComparer.Ordinal);

    readonly List<string> columns;

    PriceTable(string date, List<string> columns) => (Date, this.columns) = (date, columns);

    /// <summary>The list that comes with the package.</summary>
    public static PriceTable Current => Own.Value;

    /// <summary>Year and month of the list.</summary>
    public string Date { get; }

    /// <summary>All keys, in the order of the file.</summary>
    public IEnumerable<string> Keys => rows.Keys;

    /// <summary>The column nearest to a region.</summary>
    public static string Column(Platform platform, string region) => platform == Platform.Azure
        ? IsAmerican(region) ? "eastus" : "westeurope"
        : region.StartsWith("us-", StringComparison.Ordinal) ? "us-east-1" : "eu-west-1";

    /// <summary>Reads a list; what is wrong with it is an exception that names the line.</summary>
    public static PriceTable Parse(string text)
    {
        var lines = text.Replace("\r\n", "\n").Split('\n');
        var date = lines.FirstOrDefault(static line => line.StartsWith(DateMark, StringComparison.Ordinal))?.Substring(DateMark.Length).Trim();
        if (date is not { Length: > 0 })
            throw new FormatException($"The list has no line '{DateMark} <year>-<month>'.");
        PriceTable? table = null;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 || lines[i][0] == '#')
                continue;
            var cells = lines[i].Split(',');
            if (table is null)
                table = new PriceTable(date, Header(cells));
            else
                table.AddRow(cells, i + 1);
        }

        return table ?? throw new FormatException("The list has no header.");
    }

    /// <summary>The price as it is written; null where it is not in the list.</summary>
    public string? Find(string key, string column)
    {
        var place = columns.IndexOf(column);
        if (place < 0)
            throw new ArgumentException($"The list has no column {column}.", nameof(column));
        return rows.TryGetValue(key, out var row) && row[place].Length > 0 ? row[place] : null;
    }

    static bool IsAmerican(string region) => region.TrimEnd('2', '3').EndsWith("us", StringComparison.Ordinal);

    // key,unit,<regions>,checked
    static List<string> Header(string[] cells)
    {
        if (cells.Length < First.Length + 2 || !cells.Take(First.Length).SequenceEqual(First, StringComparer.Ordinal) || cells[cells.Length - 1] != "checked")
            throw new FormatException("The header is not 'key,unit,<regions>,checked'.");
        var regions = cells.Skip(First.Length).Take(cells.Length - First.Length - 1).ToList();
        foreach (var needed in new[] { "us-east-1", "eu-west-1", "eastus", "westeurope" })
        {
            if (!regions.Contains(needed, StringComparer.Ordinal))
                throw new FormatException($"The column {needed} is missing.");
        }

        return regions;
    }

    void AddRow(string[] cells, int line)
    {
        if (cells.Length != columns.Count + First.Length + 1)
            throw new FormatException($"Line {line} has {cells.Length} cells and not {columns.Count + First.Length + 1}.");
        var prices = cells.Skip(First.Length).Take(columns.Count).ToArray();
        if (cells[0].Length == 0 || cells[1].Length == 0 || cells[cells.Length - 1] is not ("yes" or "no"))
            throw new FormatException($"Line {line} needs a key, a unit, and yes or no at its end.");
        if (Array.TrueForAll(prices, static price => price.Length == 0))
            throw new FormatException($"Line {line} has no price.");
        if (prices.FirstOrDefault(static price => price.Length > 0 && !decimal.TryParse(price, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)) is { } wrong)
            throw new FormatException($"'{wrong}' in line {line} is no price.");
        if (rows.ContainsKey(cells[0]))
            throw new FormatException($"The key {cells[0]} stands twice, again in line {line}.");
        rows.Add(cells[0], prices);
    }

    static string ReadResource()
    {
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
