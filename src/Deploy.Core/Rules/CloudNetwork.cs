using System.Globalization;
using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>The network has room for its subnets, and begins where it says.</summary>
sealed class CloudNetwork : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "pattern", "platform", "vpc_cidr"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (Defaults.CloudRoot(spec) is null or CloudRoot.Server || Defaults.Platform(spec) != Platform.Aws)
            yield break;
        if (spec.Aws?.VpcCidr is { } cidr && Wrong(cidr.Value) is { } why)
            yield return CloudDiagnostics.WrongNetwork(cidr.Span, cidr.Value, why);
        if (spec.Aws?.Nat is { Value: NatMode.None } nat && Defaults.CloudRoot(spec) == CloudRoot.Cluster)
            yield return CloudDiagnostics.NoWayOut(context.Place(nat.Span, spec.Kubernetes?.Cluster?.Span), "a cluster's add-ons lie in public registries");
    }

    // A VPC has 16 to 28 bits (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html); nine subnets want more room than the smallest have.
    static string? Wrong(string cidr)
    {
        var slash = cidr.IndexOf('/');
        var bits = int.Parse(cidr.Substring(slash + 1), CultureInfo.InvariantCulture);
        if (bits is < 16 or > 22)
            return "it has from /16 to /22";
        var address = cidr.Substring(0, slash).Split('.').Aggregate(0L, static (sum, part) => (sum << 8) + long.Parse(part, CultureInfo.InvariantCulture));
        return (address & ((1L << (32 - bits)) - 1)) == 0 ? null : "it must begin with its first address";
    }
}
