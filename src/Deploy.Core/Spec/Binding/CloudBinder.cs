namespace Deploy.Core.Spec.Binding;

/// <summary>Sections <c>aws</c>, <c>azure</c> and <c>budget</c>.</summary>
static class CloudBinder
{
    static readonly Shape<TasksSpec> Tasks = Shapes.Section(static s => new TasksSpec(
        s.KeySpan,
        s.Value("min", Kinds.Int(1, 1000), "Fewest tasks.", "2; 5 for production-saas"),
        s.Value("max", Kinds.Int(1, 1000), "Most tasks.", "4; 50 for production-saas")));

    static readonly Shape<AwsNodeSpec> AwsNode = Shapes.Section(static s => new AwsNodeSpec(
        s.KeySpan,
        s.Value("instance_type", Kinds.Pattern("a type of EC2 instance", "m7i.large", "^[a-z][a-z0-9-]*\\.[a-z0-9-]+$"), "Type of the nodes.", "m7i.large"),
        s.Value("count", Kinds.Int(1, 1000), "Nodes at the start.", "3"),
        s.Value("min", Kinds.Int(1, 1000), "Fewest nodes.", "2"),
        s.Value("max", Kinds.Int(1, 1000), "Most nodes.", "10"),
        s.Value("disk", Kinds.Size, "Disk of a node.", "100Gi")));

    static readonly Shape<AzureNodeSpec> Node = Shapes.Section(static s => new AzureNodeSpec(
        s.KeySpan,
        s.Value("vm_size", Kinds.Pattern("a size of virtual machine", "Standard_D4s_v5", "^[A-Z][A-Za-z]+_[A-Za-z0-9_]+$"), "Size of the nodes.", "Standard_D4s_v5"),
        s.Value("count", Kinds.Int(1, 1000), "Nodes at the start.", "3"),
        s.Value("min", Kinds.Int(1, 1000), "Fewest nodes.", "2"),
        s.Value("max", Kinds.Int(1, 1000), "Most nodes.", "10"),
        s.Value("disk", Kinds.Size, "Disk of a node.", "100Gi")));

    static readonly Shape<AcrSpec> Acr = Shapes.Section(static s => new AcrSpec(
        s.KeySpan,
        s.Value("sku", Kinds.OneOf<AcrSku>(), "Tier; private networks and replication need premium.", "premium"),
        s.Get("georeplications", Shapes.List(Shapes.Scalar(Kinds.Region)), "Further regions of the registry."),
        s.Get("allowed_ips", Shapes.List(Shapes.Scalar(Kinds.Address)), "Networks that may reach the registry from outside.")));

    /// <summary>The binder of <c>aws</c>.</summary>
    public static Shape<AwsSpec> Aws { get; } = Shapes.Section(static s => new AwsSpec(
        s.KeySpan,
        s.Value("account", Kinds.Pattern("an account number of twelve digits", "123456789012", "^[0-9]{12}$"), "Account that is deployed to; another one is refused."),
        s.Value("vpc_cidr", Kinds.Network, "Addresses of the VPC.", "10.0.0.0/16"),
        s.Value("azs", Kinds.Int(2, 3), "Availability zones.", "2; 3 for production-saas"),
        s.Value("nat", Kinds.OneOf<NatMode>(), "NAT gateways; with none the app reaches AWS through endpoints, and nothing else outside.", "single; per-az for production-saas"),
        s.Value("database", Kinds.OneOf<AwsDatabase>(), "Who runs PostgreSQL.", "rds; aurora where several regions write"),
        s.Value("instance_class", Kinds.Pattern("a class of database instance", "db.t4g.micro", "^db\\.[a-z0-9]+\\.[a-z0-9]+$"), "Class of the database.", "by pattern"),
        s.Value("multi_az", Kinds.Bool, "A standby of the database in another zone.", "true for production-saas"),
        s.Get("tasks", Tasks, "Number of Fargate tasks."),
        s.Value("spot", Kinds.Bool, "Part of the tasks run on spare capacity.", "false"),
        s.Value("certificate_arn", Kinds.Pattern("the ARN of a certificate", "arn:aws:acm:eu-west-1:123456789012:certificate/abc", "^arn:aws[a-z-]*:acm:[^\\s]+$"), "An existing certificate.", "one is made"),
        s.Value("hosted_zone", Kinds.Text, "Name or id of the Route 53 zone.", "that of the domain"),
        s.Value("log_retention", Kinds.Duration, "How long logs are kept.", "30d"),
        s.Value("waf", Kinds.Bool, "A web application firewall in front.", "true for production-saas"),
        s.Value("kubernetes_version", Kinds.KubernetesVersion, "Version of EKS.", "1.35"),
        s.Get("node", AwsNode, "Nodes of EKS.")));

    /// <summary>The binder of <c>azure</c>.</summary>
    public static Shape<AzureSpec> Azure { get; } = Shapes.Section(static s => new AzureSpec(
        s.KeySpan,
        s.Value("resource_group", Kinds.Pattern("the name of a resource group", "rg-shop", "^[A-Za-z0-9._()-]{1,90}$"), "Resource group.", "rg- and the name"),
        s.Value("location", Kinds.Region, "Region.", "deployment.region"),
        s.Value("kubernetes_version", Kinds.KubernetesVersion, "Version of AKS.", "the platform's default"),
        s.Get("node", Node, "Nodes of AKS."),
        s.Get("acr", Acr, "Container registry."),
        s.Value("key_vault", Kinds.Pattern("the name of a key vault", "kv-shop", "^[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$"), "Key vault.", "kv- and the name"),
        s.Value("log_analytics", Kinds.Pattern("the id of a workspace", "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log-shop", "^/subscriptions/[^/\\s]+/resourceGroups/[^/\\s]+/providers/Microsoft.OperationalInsights/workspaces/[^/\\s]+$"), "An existing Log Analytics workspace, by its resource id.", "one is made"),
        s.Value("dns_zone", Kinds.HostName, "Name of the DNS zone.", "that of the domain")));

    /// <summary>The binder of <c>budget</c>.</summary>
    public static Shape<BudgetSpec> Budget { get; } = Shapes.Section(static s => new BudgetSpec(
        s.KeySpan,
        s.Required("monthly", Kinds.Amount, "What a month may cost; an estimate above it is a warning."),
        s.Value("currency", Kinds.Pattern("a currency (ISO 4217)", "USD", "^[A-Z]{3}$"), "Currency.", "USD")));
}
