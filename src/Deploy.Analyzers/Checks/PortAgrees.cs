using Deploy.Analyzers.Code;
using Deploy.Core.Diagnostics;

namespace Deploy.Analyzers.Checks;

/// <summary>The app listens on the port that the deployment sends requests to, for everybody.</summary>
sealed class PortAgrees : CodeCheck
{
    public override IEnumerable<Finding> Check(CheckContext context)
    {
        var found = ContainerPorts(context).ToList();
        if (!context.Code.IsWeb || context.Code.HasUnknownAddresses)
            return found;
        foreach (var target in context.Targets)
        {
            var port = target.Plan.Port;
            // Addresses of the code and of appsettings.json take the place of the variable; those that the spec sets are variables themselves.
            var addresses = context.Code.Addresses.Concat(context.Settings.Of(target).SelectMany(OfSettings)).ToList();
            found.AddRange(Wrong(addresses, port));
            found.AddRange(Wrong(OfSpec(context, target).ToList(), port));
        }

        found.AddRange(Wrong(OfLaunch(context.Settings.Launch).ToList(), context.Targets[0].Plan.Port));
        return found.GroupBy(static finding => (finding.Problem.Code, finding.Place)).Select(static same => same.First());
    }

    static IEnumerable<Finding> Wrong(List<ListenAddress> addresses, int port)
    {
        if (addresses.Any(address => address.Port == port && !address.IsLoopback))
            return [];
        return addresses.Select(address => address.IsLoopback
            ? new Finding(CodeDiagnostics.OnlyLocalhost(default, address.What, port), address.Place)
            : new Finding(CodeDiagnostics.PortDisagrees(default, address.What, address.Port, port), address.Place));
    }

    static IEnumerable<Finding> ContainerPorts(CheckContext context) =>
        context.Targets.Select(static target => target.Spec.Deployment?.Port).Distinct()
            .Where(port => port is not null && context.Project.ContainerPorts.Count > 0 && !context.Project.ContainerPorts.Contains(port.Value))
            .Select(port => InSpec(context, CodeDiagnostics.ContainerPortDisagrees(port!.Span, port.Value, string.Join(", ", context.Project.ContainerPorts))));

    static IEnumerable<ListenAddress> OfSettings(Setting setting)
    {
        var parts = setting.Key.Split(':');
        var isUrl = parts.Length == 4 && Is(parts[0], "Kestrel") && Is(parts[1], "Endpoints") && Is(parts[3], "Url") || parts.Length == 1 && Is(parts[0], "urls");
        return isUrl ? Addresses(setting.Key, setting.Value, setting) : [];
    }

    static IEnumerable<ListenAddress> Addresses(string what, string urls, Setting setting)
    {
        foreach (var url in urls.Split(';'))
        {
            if (AddressReader.Parse(url) is var (port, isLoopback))
                yield return new ListenAddress($"'{what}' in {Path.GetFileName(setting.File.Path)}", port, isLoopback, setting.Place);
        }
    }

    static IEnumerable<ListenAddress> OfSpec(CheckContext context, Target target)
    {
        foreach (var entry in target.Spec.Deployment?.Env?.Entries ?? [])
        {
            var place = context.LocationOf(entry.Value.Span);
            foreach (var (port, isLoopback) in OfVariable(entry.Key.Value, entry.Value.Value))
                yield return new ListenAddress(entry.Key.Value, port, isLoopback, place);
        }
    }

    // The profile that starts a container; those for the desk have ports of their own.
    static IEnumerable<ListenAddress> OfLaunch(IReadOnlyList<Setting> launch)
    {
        var docker = launch.Where(static setting => Is(setting.Key.Split(':').Last(), "commandName") && Is(setting.Value, "Docker"))
            .Select(static setting => setting.Key.Substring(0, setting.Key.LastIndexOf(':'))).ToList();
        foreach (var setting in launch.Where(setting => docker.Any(profile => setting.Key.StartsWith(profile + ":environmentVariables:", StringComparison.Ordinal))))
        {
            var name = setting.Key.Split(':').Last();
            foreach (var (port, isLoopback) in OfVariable(name, setting.Value))
                yield return new ListenAddress($"{name} in {Path.GetFileName(setting.File.Path)}", port, isLoopback, setting.Place);
        }
    }

    static IEnumerable<(int Port, bool IsLoopback)> OfVariable(string name, string value)
    {
        var key = name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) ? name.Substring("ASPNETCORE_".Length)
            : name.StartsWith("DOTNET_", StringComparison.OrdinalIgnoreCase) ? name.Substring("DOTNET_".Length) : name;
        if (Is(key, "HTTP_PORTS"))
            return value.Split(';').Where(static text => int.TryParse(text, out _)).Select(static text => (int.Parse(text, System.Globalization.CultureInfo.InvariantCulture), false));
        var isUrl = Is(key, "URLS") || key.StartsWith("Kestrel__Endpoints__", StringComparison.OrdinalIgnoreCase) && key.EndsWith("__Url", StringComparison.OrdinalIgnoreCase);
        return isUrl ? value.Split(';').Select(AddressReader.Parse).OfType<(int, bool)>() : [];
    }

    static bool Is(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
