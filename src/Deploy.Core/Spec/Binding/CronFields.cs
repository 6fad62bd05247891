using System.Globalization;

namespace Deploy.Core.Spec.Binding;

/// <summary>Reads a cron schedule: minute, hour, day of month, month, day of week (man 5 crontab, without names).</summary>
static class CronFields
{
    static readonly (int Min, int Max)[] Ranges = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)];

    public static Reading<string> Read(string text)
    {
        var fields = text.Split(' ');
        if (fields.Length != Ranges.Length || text.Length > 200)
            return new Reading<string>(null, WrongKind: true);
        for (var i = 0; i < fields.Length; i++)
        {
            foreach (var item in fields[i].Split(','))
            {
                if (!IsItem(item, Ranges[i].Min, Ranges[i].Max))
                    return new Reading<string>(null, WrongKind: true);
            }
        }

        return new Reading<string>(text);
    }

    // "*", "5", "1-5", each with an optional step "/2".
    static bool IsItem(string item, int min, int max)
    {
        var slash = item.IndexOf('/');
        if (slash >= 0)
        {
            if (!IsNumber(item.Substring(slash + 1), 1, max))
                return false;
            item = item.Substring(0, slash);
        }

        if (item == "*")
            return true;
        var dash = item.IndexOf('-');
        return dash < 0
            ? IsNumber(item, min, max)
            : IsNumber(item.Substring(dash + 1), min, max, out var last) && IsNumber(item.Substring(0, dash), min, last);
    }

    static bool IsNumber(string text, int min, int max) => IsNumber(text, min, max, out _);

    static bool IsNumber(string text, int min, int max, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= min && number <= max;
}
