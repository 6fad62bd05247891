namespace Deploy.Core.Plan;

/// <summary>A feature flag with nothing left open.</summary>
/// <param name="Name">The name that the code asks for.</param>
/// <param name="Variants">Its values by name; empty for one that is on or off.</param>
/// <param name="Default">The variant of whoever is not told anything else.</param>
/// <param name="Allowlist">Users that always have it; empty where the list changes nothing.</param>
/// <param name="Allowed">How the variants are shared out among these.</param>
/// <param name="Others">How they are shared out among all others; empty where all get the default.</param>
public sealed record FlagPlan(
    string Name,
    IReadOnlyList<KeyValuePair<string, string>> Variants,
    string Default,
    IReadOnlyList<string> Allowlist,
    IReadOnlyList<FlagShare> Allowed,
    IReadOnlyList<FlagShare> Others);

/// <summary>A part of the users, as weight beside the other parts.</summary>
public sealed record FlagShare(string Variant, int Weight);
