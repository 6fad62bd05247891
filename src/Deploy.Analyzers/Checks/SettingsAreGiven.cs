using Deploy.Analyzers.Code;
using Deploy.Core.Diagnostics;
using Deploy.Core.Emit;

namespace Deploy.Analyzers.Checks;

/// <summary>What the code needs and has no default for is given by the deployment.</summary>
sealed class SettingsAreGiven : CodeCheck
{
    const string ConnectionStrings = "ConnectionStrings__";

    // Set by the host, by Kubernetes or by the image.
    static readonly string[] AlwaysThere =
    [
        "ASPNETCORE_", "DOTNET_", "COMPlus_", "KUBERNETES_", "OTEL_", "PATH", "HOME", "USER", "HOSTNAME", "PWD", "TMPDIR", "TEMP", "TMP", "LANG", "LC_", "TZ", "SHELL",
        "DEPLOY_",
    ];

    // Keys that the host itself fills.
    static readonly HashSet<string> HostKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "environment", "applicationName", "contentRoot", "urls", "http_ports", "https_ports", "https_port", "AllowedHosts", "webroot", "ENVIRONMENT",
    };

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        var given = context.Targets.ToDictionary(static target => target, target => Given(context, target));
        return context.Code.Reads.Where(static read => read.IsRequired).GroupBy(static read => read.Variable, StringComparer.Ordinal)
            .Select(same => Check(context, given, same.First())).OfType<Finding>();
    }

    static Finding? Check(CheckContext context, Dictionary<Target, HashSet<string>> given, SettingRead read)
    {
        if (read.Kind != ReadKind.Variable && context.Code.HasOtherSources || IsAlwaysThere(read))
            return null;
        var missing = context.Targets.Where(target => !IsGiven(read, given[target])).ToList();
        if (missing.Count == 0)
            return null;
        var reason = context.Where(missing);
        return read.Kind switch
        {
            ReadKind.ConnectionString => new Finding(
                CodeDiagnostics.ConnectionStringNotGiven(default, read.Key, OfServices(missing[0]), context.Settings.Of(missing[0]).Any(setting => IsOwn(setting, read)) ? $"appsettings.json has one for the own machine only.{(reason.Length > 0 ? " " : "")}{reason}" : reason), read.Place)
            { Properties = With("secret", read.Variable) },
            ReadKind.Variable => new Finding(CodeDiagnostics.VariableNotGiven(default, read.Key, reason), read.Place) { Properties = With("variable", read.Variable) },
            ReadKind.Section => new Finding(CodeDiagnostics.SectionNotGiven(default, read.Key, reason), read.Place),
            _ => new Finding(CodeDiagnostics.SettingNotGiven(default, read.Key, reason), read.Place) { Properties = With("variable", read.Variable) },
        };
    }

    static HashSet<string> Given(CheckContext context, Target target)
    {
        var names = new HashSet<string>(AppVariables.Names(target.Plan), StringComparer.OrdinalIgnoreCase);
        names.UnionWith(context.Settings.Of(target).Where(static setting => !IsLocal(setting)).Select(static setting => setting.Key.Replace(":", "__")));
        return names;
    }

    static bool IsGiven(SettingRead read, HashSet<string> given) => read.Kind == ReadKind.Section
        ? given.Any(name => name.StartsWith(read.Variable + "__", StringComparison.OrdinalIgnoreCase))
        : given.Contains(read.Variable) || read.Kind != ReadKind.Variable && (given.Contains("ASPNETCORE_" + read.Variable) || given.Contains("DOTNET_" + read.Variable))
            // A setting that is a section of its own, or a list.
            || read.Kind == ReadKind.Setting && given.Any(name => name.StartsWith(read.Variable + "__", StringComparison.OrdinalIgnoreCase));

    static bool IsAlwaysThere(SettingRead read) => read.Kind == ReadKind.Variable
        ? AlwaysThere.Any(known => known.EndsWith("_", StringComparison.Ordinal) ? read.Key.StartsWith(known, StringComparison.OrdinalIgnoreCase) : read.Key.Equals(known, StringComparison.OrdinalIgnoreCase))
        : HostKeys.Contains(read.Key);

    static bool IsOwn(Setting setting, SettingRead read) => setting.Key.Equals("ConnectionStrings:" + read.Key, StringComparison.OrdinalIgnoreCase);

    // A server on the developer's own machine is not there in a container.
    static bool IsLocal(Setting setting) => setting.Key.StartsWith("ConnectionStrings:", StringComparison.OrdinalIgnoreCase)
        && new[] { "localhost", "127.0.0.1", "(localdb)", "Server=.;", "Data Source=.;" }.Any(local => setting.Value.IndexOf(local, StringComparison.OrdinalIgnoreCase) >= 0);

    static List<string> OfServices(Target target) => AppVariables.OfServices(target.Plan).Where(static name => name.StartsWith(ConnectionStrings, StringComparison.Ordinal))
        .Select(static name => name.Substring(ConnectionStrings.Length)).Distinct(StringComparer.Ordinal).ToList();
}
