using Deploy.Core.Diagnostics;
using System.Text.RegularExpressions;

namespace Deploy.Core.Rules;

/// <summary>A setting whose value looks like a credential belongs into a secret store.</summary>
sealed class CredentialsInSettings : SpecRule
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    // Formats that only credentials have, and addresses with a password in them.
    static readonly Regex Format = new(
        "-----BEGIN [A-Z ]*PRIVATE KEY|\\b(AKIA|ASIA)[A-Z0-9]{16}\\b|\\bgh[pousr]_[A-Za-z0-9]{36}|\\bgithub_pat_[A-Za-z0-9_]{22}|\\bxox[abprs]-[A-Za-z0-9-]{10}"
        + "|\\b[sr]k_live_[A-Za-z0-9]{16}|\\bAIza[A-Za-z0-9_-]{35}|\\bglpat-[A-Za-z0-9_-]{20}|\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\."
        + "|://[^/\\s:@]+:[^/\\s:@$]+@|(?i:\\b(password|pwd|accountkey|sharedaccesskey)\\s*=\\s*[^;\\s$]+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout);

    // Names that say so; PASSWORD_FILE, KEY_ID and the like name something else.
    static readonly Regex Name = new(
        "(PASSWORD|PASSWD|SECRET|SECRET_KEY|API_?KEY|ACCESS_KEY|PRIVATE_KEY|AUTH_TOKEN|ACCESS_TOKEN|API_TOKEN|CLIENT_SECRET|CREDENTIALS)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, Timeout);

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var entry in context.Spec.Deployment?.Env?.Entries ?? [])
        {
            if (IsCredential(entry.Key.Value, entry.Value.Value))
                yield return ValueDiagnostics.Credential(entry.Value.Span, entry.Key.Value);
        }
    }

    /// <summary>Whether a value looks like a credential, by itself or by its name.</summary>
    internal static bool IsCredential(string name, string value) =>
        HasCredentialFormat(value) || (value.Length is > 0 and <= 8192 && Name.IsMatch(name) && LooksLikeValue(value));

    /// <summary>Whether a text is of a format that only credentials have.</summary>
    internal static bool HasCredentialFormat(string value) => value.Length is > 0 and <= 8192 && Format.IsMatch(value);

    // "true", "none", a path or a reference to another variable is no password.
    static bool LooksLikeValue(string value) =>
        value is not ("true" or "false" or "none") && value[0] != '/' && value.IndexOf("$(", StringComparison.Ordinal) < 0 && value.IndexOf("${", StringComparison.Ordinal) < 0;
}
