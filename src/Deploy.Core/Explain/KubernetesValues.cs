using System.Globalization;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Explain;

/// <summary>The values of section <c>kubernetes</c>, but for the database.</summary>
static class KubernetesValues
{
    public static void Add(ValueList values, DeploymentPlan plan, KubernetesPlan kubernetes, DeploymentSpec spec)
    {
        var written = spec.Kubernetes;
        values.Add("kubernetes.namespace", kubernetes.Namespace, written?.Namespace, Otherwise.As("deployment.name", spec.Deployment?.Name));
        values.Add("kubernetes.version", kubernetes.LowestVersion, written?.Version, Otherwise.Default);
        values.Add("kubernetes.replicas", kubernetes.Replicas, written?.Replicas,
            spec.Deployment?.Replicas is { } replicas ? Otherwise.As("deployment.replicas", replicas) : Otherwise.DefaultOf($"pattern {AppValues.Word(plan.Pattern)}"));
        AddAutoscaling(values, kubernetes, spec);
        AddEntry(values, kubernetes, spec);
        values.Add("kubernetes.monitoring.prometheus_operator", kubernetes.Monitoring.Operator, written?.Monitoring?.PrometheusOperator, Otherwise.Default);
        values.Add("kubernetes.monitoring.grafana", kubernetes.Monitoring.Dashboards, written?.Monitoring?.Grafana, Otherwise.Default);
        MonitoringValues.Add(values, kubernetes, spec);
        AddSecurity(values, plan, kubernetes, written?.Security);
        SecretStoreValues.Add(values, kubernetes, spec);
        ReleaseValues.AddMesh(values, kubernetes.Mesh, written?.Mesh);
        ReleaseValues.Add(values, kubernetes.Release, spec);
        AddDisruption(values, kubernetes.Disruption, written?.Disruption);
        values.Add("kubernetes.quota", kubernetes.Quota, written?.Quota, Otherwise.Default);
        values.Add("kubernetes.gitops", kubernetes.GitOps is null ? "none" : "argocd", written?.GitOps, Otherwise.Default);
        if (kubernetes.GitOps is not null || kubernetes.Quota)
            values.Add("kubernetes.security.pod_security", AppValues.Word(kubernetes.PodSecurity), written?.Security?.PodSecurity, Otherwise.Default);
        values.Add("kubernetes.topology_spread", kubernetes.TopologySpread, written?.TopologySpread, Otherwise.Default);
        values.Add("kubernetes.priority_class", ServiceValues.Text(kubernetes.PriorityClass, "(none)"), written?.PriorityClass, Otherwise.Default);
    }

    static void AddAutoscaling(ValueList values, KubernetesPlan kubernetes, DeploymentSpec spec)
    {
        const string key = "kubernetes.autoscaling";
        var (plan, written) = (kubernetes.Autoscaling, spec.Kubernetes?.Autoscaling);
        values.Add($"{key}.enabled", plan.Enabled, written?.Enabled, Otherwise.Default);
        values.Add($"{key}.min", plan.Min, written?.Min, Otherwise.As("kubernetes.replicas", spec.Kubernetes?.Replicas));
        values.Add($"{key}.max", plan.Max, written?.Max, plan.Max == plan.Min ? Otherwise.As($"{key}.min", written?.Min) : Otherwise.Default);
        values.Add($"{key}.target_cpu", plan.TargetCpu, written?.TargetCpu, Otherwise.Default);
        values.Add($"{key}.target_memory", plan.TargetMemory is { } target ? target : "(not looked at)", written?.TargetMemory, Otherwise.Default);
        values.Add($"{key}.scale_down_window", $"{plan.ScaleDownSeconds.ToString(CultureInfo.InvariantCulture)}s", written?.ScaleDownWindow, Otherwise.Default);
    }

    static void AddEntry(ValueList values, KubernetesPlan kubernetes, DeploymentSpec spec)
    {
        const string key = "kubernetes.ingress";
        var written = spec.Kubernetes?.Ingress;
        Otherwise host = Otherwise.As("deployment.domain", spec.Deployment?.Domain);
        if (kubernetes.Ingress is { } ingress)
        {
            values.Add($"{key}.class", ingress.Class, written?.Class, Otherwise.Default);
            values.Add($"{key}.ssl", AppValues.Word(Defaults.Ssl(spec)), written?.Ssl, host);
            if (ingress.Issuer.Length > 0)
                values.Add($"{key}.issuer", ingress.Issuer, written?.Issuer, Otherwise.Default);
            values.Add($"{key}.domain", ServiceValues.Text(ingress.Host, "(every host)"), written?.Domain, host);
            AddPaths(values, ingress.Paths, written);
        }
        else if (kubernetes.Gateway is { } gateway)
        {
            values.Add($"{key}.gateway.name", gateway.Name, written?.Gateway?.Name, Otherwise.Default);
            values.Add($"{key}.gateway.namespace", gateway.Namespace, written?.Gateway?.Namespace, Otherwise.As("kubernetes.namespace", spec.Kubernetes?.Namespace));
            values.Add($"{key}.domain", ServiceValues.Text(gateway.Host, "(every host)"), written?.Domain, host);
            AddPaths(values, gateway.Paths, written);
        }
        else
            values.Add(key, "(none)", written?.KeySpan, new Otherwise(ValueOrigin.Default, "default without a domain"));
    }

    static void AddPaths(ValueList values, IReadOnlyList<string> paths, IngressSpec? written) =>
        AppValues.AddList(values, "kubernetes.ingress.paths", paths, written?.Paths);

    static void AddSecurity(ValueList values, DeploymentPlan plan, KubernetesPlan kubernetes, SecuritySpec? written)
    {
        const string key = "kubernetes.security";
        values.Add($"{key}.network_policy", kubernetes.NetworkPolicy, written?.NetworkPolicy, Otherwise.Default);
        values.Add($"{key}.read_only_root", kubernetes.ReadOnlyRoot, written?.ReadOnlyRoot, Otherwise.Default);
        values.Add($"{key}.run_as_user", kubernetes.RunAsUser, written?.RunAsUser, AppValues.Framework(plan));
        values.Add($"{key}.service_account", ServiceValues.Text(kubernetes.ServiceAccount, "(one of the chart)"), written?.ServiceAccount, Otherwise.Default);
        var items = (written?.ExtraEgress?.Items ?? []).Where(static item => item.Cidr is not null).ToList();
        for (var i = 0; i < kubernetes.ExtraEgress.Count; i++)
        {
            values.Add($"{key}.extra_egress[{i}].cidr", kubernetes.ExtraEgress[i].Cidr, items[i].Cidr, Otherwise.Default);
            values.Add($"{key}.extra_egress[{i}].port", kubernetes.ExtraEgress[i].Port, items[i].Port, Otherwise.Default);
        }
    }

    static void AddDisruption(ValueList values, DisruptionPlan? plan, DisruptionSpec? written)
    {
        const string key = "kubernetes.disruption";
        if (plan is null)
            values.Add(key, "(none)", (TextSpan?)null, new Otherwise(ValueOrigin.Default, "a budget would block every drain"));
        else if (plan.MinAvailable is { } min)
            values.Add($"{key}.min_available", min, written?.MinAvailable, Otherwise.Default);
        else
            values.Add($"{key}.max_unavailable", plan.MaxUnavailable ?? "", written?.MaxUnavailable, Otherwise.Default);
    }
}
