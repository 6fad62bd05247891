using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;

namespace Deploy.Core.Explain;

/// <summary>The values of section <c>deployment</c>.</summary>
static class AppValues
{
    public static void Add(ValueList values, DeploymentPlan plan, DeploymentSpec spec, ProjectFacts facts)
    {
        var app = spec.Deployment;
        values.Add("deployment.name", plan.Name, app?.Name, Otherwise.Project(facts.ContainerRepository.Length > 0 ? "ContainerRepository" : "AssemblyName"));
        values.Add("deployment.framework", Word(plan.Framework), app?.Framework, Otherwise.Project(facts.IsCSharp ? "a C# project" : "a .NET project"));
        values.Add("deployment.pattern", Word(plan.Pattern), app?.Pattern, Otherwise.Default);
        values.Add("deployment.domain", plan.Domain ?? "(none)", app?.Domain,
            spec.Kubernetes?.Ingress?.Domain is { } host ? Otherwise.As("kubernetes.ingress.domain", host) : Otherwise.Default);
        values.Add("deployment.port", plan.Port, app?.Port, facts.ContainerPort is null ? Framework(plan) : Otherwise.Project("ContainerPort"));
        var health = app?.Health;
        values.Add("deployment.health.liveness", plan.Health.Liveness, health?.Liveness, Otherwise.Default);
        values.Add("deployment.health.readiness", plan.Health.Readiness, health?.Readiness, Otherwise.As("deployment.health.liveness", health?.Liveness));
        values.Add("deployment.health.startup", plan.Health.Startup, health?.Startup, Otherwise.As("deployment.health.liveness", health?.Liveness));
        values.Add("deployment.image", plan.ImageRepository, app?.Image, Image(app, facts));
        values.Add("deployment.tag", plan.ImageTag, app?.Tag, Otherwise.Project(facts.ContainerImageTag.Length > 0 ? "ContainerImageTag" : "Version"));
        if (plan.ImageDigest.Length > 0)
            values.Add("deployment.tag.digest", plan.ImageDigest, null, Otherwise.Project(facts.ImageDigest.Length > 0 ? "DeployImageDigest" : "PublishContainer"));
        var usual = Defaults.Resources(plan.Framework);
        ResourceValues.Add(values, "deployment.resources", plan, plan.Resources, app?.Resources,
            new ResourcesPlan(Quantity.Cpu(usual.Cpu), Quantity.Size(usual.Memory), Quantity.Cpu(usual.CpuLimit), Quantity.Size(usual.MemoryLimit)), Framework(plan));
        AddMap(values, "deployment.env", plan.Env, app?.Env);
        AddSecrets(values, plan, app?.Secrets);
        WorkerValues.Add(values, plan, app?.Workers);
        AddList(values, "deployment.uses", plan.Uses.Select(static used => used.Name).ToList(), app?.Uses);
        AddBuild(values, plan, app?.Build);
    }

    /// <summary>A default that follows from the framework.</summary>
    internal static Otherwise Framework(DeploymentPlan plan) => Otherwise.DefaultOf($"framework {Word(plan.Framework)}");

    /// <summary>A member of an enumeration as the file spells it.</summary>
    internal static string Word<T>(T member) where T : struct, Enum => Words.ToKebabCase(member.ToString());

    /// <summary>Entries of the user's choice; each is written.</summary>
    internal static void AddMap(ValueList values, string key, IEnumerable<KeyValuePair<string, string>> entries, LocatedMap<Located<string>>? written)
    {
        foreach (var entry in entries)
        {
            if (written?.Entries.FirstOrDefault(candidate => candidate.Key.Value == entry.Key) is { } found)
                values.Add($"{key}.{entry.Key}", entry.Value, found.Value, Otherwise.Default);
        }
    }

    /// <summary>Texts of a list; each is written.</summary>
    internal static void AddList(ValueList values, string key, IReadOnlyList<string> texts, LocatedList<Located<string>>? written)
    {
        for (var i = 0; i < texts.Count; i++)
            values.Add($"{key}[{i}]", texts[i], written?.Items.FirstOrDefault(item => item.Value == texts[i]), Otherwise.Default);
    }

    static Otherwise Image(AppSpec? app, ProjectFacts facts) => (facts.ContainerRegistry.Length > 0, facts.ContainerRepository.Length > 0) switch
    {
        (true, true) => Otherwise.Project("ContainerRegistry, ContainerRepository"),
        (false, true) => Otherwise.Project("ContainerRepository"),
        (true, false) => new Otherwise(ValueOrigin.Project, "ContainerRegistry, deployment.name", app?.Name?.Span),
        _ => Otherwise.As("deployment.name", app?.Name),
    };

    // The name of the variable is its key here; the value is where the store keeps it. Under compose a secret is a file of the variable's name.
    static void AddSecrets(ValueList values, DeploymentPlan plan, LocatedList<SecretSpec>? written)
    {
        foreach (var secret in plan.Secrets)
        {
            var item = written?.Items.FirstOrDefault(candidate => candidate.Name?.Value == secret.Name);
            var key = $"deployment.secrets.{secret.Name}";
            values.Show(item?.Name?.Span, key);
            if (plan.Kubernetes is null && plan.Cloud is not { Root: CloudRoot.Apps })
                values.Add(key, secret.Name, item?.Name?.Span, Otherwise.Default);
            else
                values.Add(key, secret.Key, item?.From?.Span ?? item?.Name?.Span, Otherwise.Default);
        }
    }

    static void AddBuild(ValueList values, DeploymentPlan plan, BuildSpec? build)
    {
        var image = plan.Image;
        // Relative to the project, as it is written: the plan has the way from docker/.
        var context = build?.Context?.Value ?? (RelativePath.Between(image.ProjectFolder, "") is { Length: > 0 } above ? above : ".");
        values.Add("deployment.build.context", context, build?.Context, new Otherwise(ValueOrigin.Default, "default: the root of the repository"));
        values.Add("deployment.build.dockerfile", image.OwnDockerfile ?? "(the generated one)", build?.Dockerfile, Otherwise.Default);
        AddMap(values, "deployment.build.args", image.Arguments, build?.Args);
        if (image.OwnDockerfile is null)
            AddList(values, "deployment.build.system_packages", image.SystemPackages, build?.SystemPackages);
    }
}
