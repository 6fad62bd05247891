using System.Text;

namespace Deploy.Core.Spec.Binding;

/// <summary>Spelling: kebab-case, snake_case, and which known word was meant.</summary>
public static class Words
{
    /// <summary><c>HobbyProject</c> → <c>hobby-project</c>; runs of other characters become one '-'.</summary>
    public static string ToKebabCase(string name)
    {
        var builder = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (!char.IsLetterOrDigit(c) || c > 127)
            {
                if (builder.Length > 0 && builder[builder.Length - 1] != '-')
                    builder.Append('-');
                continue;
            }

            if (char.IsUpper(c) && StartsWord(name, i) && builder.Length > 0 && builder[builder.Length - 1] != '-')
                builder.Append('-');
            builder.Append(char.ToLowerInvariant(c));
        }

        return builder.ToString().Trim('-');
    }

    /// <summary>The known word nearest to <paramref name="word"/>, or null if none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        string? best = null;
        var bestDistance = Math.Max(1, Math.Min(word.Length, 30) / 3) + 1;
        var wanted = Normalize(word);
        foreach (var candidate in known)
        {
            var other = Normalize(candidate);
            if (Math.Abs(other.Length - wanted.Length) >= bestDistance)
                continue;
            var distance = Distance(wanted, other);
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    // "HTTPServer" → http-server: an upper-case letter starts a word behind a small one, or before one.
    static bool StartsWord(string name, int i) =>
        i > 0 && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));

    // minReplicas, min-replicas and min_replicas are the same word to a person.
    static string Normalize(string word) => ToKebabCase(word.Length > 100 ? word.Substring(0, 100) : word);

    // Optimal string alignment: insert, delete, replace, swap of neighbours.
    static int Distance(string x, string y)
    {
        var rows = new int[x.Length + 1, y.Length + 1];
        for (var i = 0; i <= x.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= y.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= x.Length; i++)
        {
            for (var j = 1; j <= y.Length; j++)
            {
                var replace = rows[i - 1, j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replace, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[x.Length, y.Length];
    }
}
