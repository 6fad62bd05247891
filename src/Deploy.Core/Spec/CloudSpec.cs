using Deploy.Core.Text;

namespace Deploy.Core.Spec;

/// <summary>NAT gateways: none (endpoints in their place), one for all zones, or one in each.</summary>
public enum NatMode { None, Single, PerAz }

/// <summary>Who runs PostgreSQL on AWS: an instance of RDS, or a cluster of Aurora.</summary>
public enum AwsDatabase { Rds, Aurora }

/// <summary>Section <c>aws</c>.</summary>
public sealed record AwsSpec(
    TextSpan KeySpan,
    Located<string>? Account,
    Located<string>? VpcCidr,
    Located<int>? Azs,
    Located<NatMode>? Nat,
    Located<AwsDatabase>? Database,
    Located<string>? InstanceClass,
    Located<bool>? MultiAz,
    TasksSpec? Tasks,
    Located<bool>? Spot,
    Located<string>? CertificateArn,
    Located<string>? HostedZone,
    Located<TimeSpan>? LogRetention,
    Located<bool>? Waf,
    Located<string>? KubernetesVersion,
    AwsNodeSpec? Node);

/// <summary>Nodes of EKS; disk is a size.</summary>
public sealed record AwsNodeSpec(
    TextSpan KeySpan, Located<string>? InstanceType, Located<int>? Count, Located<int>? Min, Located<int>? Max, Located<Quantity>? Disk);

/// <summary>Number of Fargate tasks by load.</summary>
public sealed record TasksSpec(TextSpan KeySpan, Located<int>? Min, Located<int>? Max);

/// <summary>Tier of Azure Container Registry.</summary>
public enum AcrSku { Basic, Standard, Premium }

/// <summary>Section <c>azure</c>.</summary>
public sealed record AzureSpec(
    TextSpan KeySpan,
    Located<string>? ResourceGroup,
    Located<string>? Location,
    Located<string>? KubernetesVersion,
    AzureNodeSpec? Node,
    AcrSpec? Acr,
    Located<string>? KeyVault,
    Located<string>? LogAnalytics,
    Located<string>? DnsZone);

/// <summary>Nodes of AKS; disk is a size.</summary>
public sealed record AzureNodeSpec(
    TextSpan KeySpan, Located<string>? VmSize, Located<int>? Count, Located<int>? Min, Located<int>? Max, Located<Quantity>? Disk);

/// <summary>Azure Container Registry.</summary>
public sealed record AcrSpec(
    TextSpan KeySpan, Located<AcrSku>? Sku, LocatedList<Located<string>>? Georeplications, LocatedList<Located<string>>? AllowedIps);

/// <summary>Section <c>budget</c>: what a month may cost.</summary>
public sealed record BudgetSpec(TextSpan KeySpan, Located<double>? Monthly, Located<string>? Currency);
