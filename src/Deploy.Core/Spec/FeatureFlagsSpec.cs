using Deploy.Core.Text;

namespace Deploy.Core.Spec;

/// <summary>Where flags live.</summary>
public enum FlagProvider { File, Appconfig, Ssm, Flagsmith }

/// <summary>Section <c>feature_flags</c>.</summary>
public sealed record FeatureFlagsSpec(TextSpan KeySpan, Located<FlagProvider>? Provider, LocatedMap<FlagSpec>? Flags);

/// <summary>One flag; percentage of the users that have it, and users that always do.</summary>
public sealed record FlagSpec(
    TextSpan KeySpan,
    Located<bool>? Enabled,
    Located<double>? Percentage,
    LocatedList<Located<string>>? Allowlist,
    LocatedMap<Located<string>>? Variants);
