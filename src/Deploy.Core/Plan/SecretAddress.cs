using System.Text;
using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>Where a store keeps a value, in the words of that store.</summary>
static class SecretAddress
{
    /// <summary>Between the name of a value and the field of it that is meant.</summary>
    public const char PropertyMark = '#';

    /// <summary>Name or path, and field, of what is written as <c>from</c>.</summary>
    /// <param name="provider">The store.</param>
    /// <param name="from">What is written, for example <c>mail#password</c>, or the name of the variable.</param>
    /// <param name="prefix">What stands before each key; empty for nothing.</param>
    /// <param name="app">Name of the app, under which Vault keeps what has no path of its own.</param>
    public static (string Key, string Property) Of(SecretsProvider provider, string from, string prefix, string app)
    {
        if (provider == SecretsProvider.SealedSecrets)
            return ("", "");
        var mark = from.IndexOf(PropertyMark);
        var key = mark < 0 ? from : from.Substring(0, mark);
        var property = mark < 0 ? "" : from.Substring(mark + 1);
        // Vault keeps fields under paths, never a value alone: the last step is the field.
        if (provider == SecretsProvider.Vault && property.Length == 0)
        {
            var slash = key.LastIndexOf('/');
            property = key.Substring(slash + 1);
            key = slash < 0 ? "" : key.Substring(0, slash);
        }

        key = Join(prefix, key, provider == SecretsProvider.AzureKeyVault ? "-" : "/");
        return (provider == SecretsProvider.AzureKeyVault ? WithHyphens(key) : key.Length == 0 ? app : key, property);
    }

    // An ARN is whole as it stands; a prefix that ends in a sign brings its own separator.
    static string Join(string prefix, string key, string separator)
    {
        if (prefix.Length == 0 || key.StartsWith("arn:", StringComparison.Ordinal))
            return key;
        if (key.Length == 0)
            return prefix.TrimEnd('/');
        return char.IsLetterOrDigit(prefix[prefix.Length - 1]) ? prefix + separator + key : prefix + key;
    }

    /// <summary>Key Vault allows letters, digits and hyphens; <c>ConnectionStrings__Db</c> is <c>ConnectionStrings--Db</c> there, as ASP.NET Core reads it.</summary>
    static string WithHyphens(string key)
    {
        var text = new StringBuilder(key.Length);
        foreach (var c in key)
            text.Append(c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') ? c : '-');
        return text.ToString();
    }
}
