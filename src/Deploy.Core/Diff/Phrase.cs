namespace Deploy.Core.Diff;

/// <summary>How a change is said.</summary>
enum PhraseKind
{
    /// <summary><c>replicas 2 → 4</c>.</summary>
    Value,

    /// <summary><c>autoscaling on</c>.</summary>
    Switch,

    /// <summary>Names that come and go are counted: <c>+1 env LOG_LEVEL</c>; one that stays changes as a value does.</summary>
    Counted,

    /// <summary>A whole part comes or goes: <c>+ worker mailer</c>.</summary>
    Part,
}

/// <summary>The words for the values of one path.</summary>
/// <param name="Path">Keys with dots; <c>*</c> is any one key, <c>{0}</c> and <c>{1}</c> of the words.</param>
/// <param name="Words">What a reviewer calls it.</param>
/// <param name="Kind">How the change is said.</param>
sealed record Phrase(string Path, string Words, PhraseKind Kind = PhraseKind.Value)
{
    readonly string[] keys = Path.Split('.');

    /// <summary>It says something of one service of a compose file, which is named behind it.</summary>
    public bool IsOfService => Kind != PhraseKind.Part && Path.StartsWith("services.*.", StringComparison.Ordinal);

    /// <summary>The keys that stand for <c>*</c> when the path is this phrase's; else null.</summary>
    public IReadOnlyList<string>? Match(IReadOnlyList<string> path)
    {
        if (path.Count != keys.Length)
            return null;
        var names = new List<string>();
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == "*")
                names.Add(path[i]);
            // A key with dots of its own has '!' for them here.
            else if (keys[i] != path[i].Replace('.', '!'))
                return null;
        }

        return names;
    }
}
