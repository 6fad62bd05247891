using Deploy.Core.Emit.Data;
using Deploy.Core.Yaml;

namespace Deploy.Core.Spec.Binding;

/// <summary>Section <c>deployment</c>.</summary>
static class AppBinder
{
    static readonly ValueKind<string> AnyText = new("a text", "text", static text => new Reading<string>(text),
        new DataMap { { "type", new DataList { "string", "number", "boolean" } } }) { IsFree = true };

    static readonly Shape<HealthSpec> Health = Shapes.SectionOr(
        static s => new HealthSpec(
            s.Value("liveness", Kinds.Path, "Answers while the process can go on; a failure restarts it. Should not look at databases.", "/health"),
            s.Value("readiness", Kinds.Path, "Answers while requests can be served; a failure takes the app out of the load balancer.", "the liveness path"),
            s.Value("startup", Kinds.Path, "Asked until it answers once; then the others begin.", "the liveness path")),
        Kinds.Path, static path => new HealthSpec(path, null, null));

    static readonly Shape<SecretSpec> Secret = Shapes.SectionOr(
        static s => new SecretSpec(
            s.Required("name", Kinds.Variable, "Name of the environment variable that the app reads."),
            s.Value("from", Kinds.Pattern("a key of the secret store", "payments/stripe-key", "^[A-Za-z0-9/_.:!+=@-]+(#[A-Za-z0-9_.-]+)?$", 253), "Key in the secret store; 'mail#password' is the field 'password' of the JSON value, or of the entry of Vault, at 'mail'.", "the name")),
        Kinds.Variable, static name => new SecretSpec(name, null));

    static readonly Shape<WorkerSpec> Worker = Shapes.Section(static s => new WorkerSpec(
        s.Required("name", Kinds.DnsLabel(20), "Name of the worker, part of the names of its resources."),
        s.Required("command", Kinds.Command, "Command line that starts the worker in the app's image."),
        s.Value("replicas", Kinds.Int(0, 1000), "How many of it run.", "1"),
        s.Get("resources", Resources, "What each of it needs.", "those of the app"),
        s.Get("autoscaling", WorkerAutoscaling, "How many of it run in Kubernetes by load.", "a fixed number"),
        s.Get("health", Shapes.List(Shapes.Scalar(Kinds.Text)), "Program and arguments that exit with 0 while the worker is well; a failure restarts it in Kubernetes.", "a ping of celery for its usual worker, else none"),
        s.Value("grace_period", Kinds.Duration, "How long a job under way may go on when the worker is stopped.", "45s in Kubernetes, 60s on one server")));

    static readonly Shape<LocatedList<WorkerSpec>> WorkerList = Shapes.List(Worker);

    static Shape<WorkerAutoscalingSpec> WorkerAutoscaling => Shapes.Section(static s => new WorkerAutoscalingSpec(
        s.KeySpan,
        s.Value("min", Kinds.Int(0, 1000), "Fewest pods; 0 is possible with a queue.", "replicas"),
        s.Value("max", Kinds.Int(1, 1000), "Most pods.", "10, at least min"),
        s.Value("target_cpu", Kinds.Int(1, 100), "Processor time in percent of the request that autoscaling aims at.", "70 without a queue"),
        s.Value("queue", Kinds.Pattern("the name of a queue", "celery", "^[A-Za-z0-9._:{}-]+$", 200), "Queue in RabbitMQ, or in Redis with rails and where there is no RabbitMQ, whose length decides; needs KEDA in the cluster."),
        s.Value("queue_length", Kinds.Int(1, 1000000), "Waiting jobs for each pod.", "10 with a queue")));

    static Shape<ResourcesSpec> Resources => Shapes.Section(static s => new ResourcesSpec(
        s.KeySpan,
        s.Value("cpu", Kinds.Cpu, "Processor time that is reserved.", "by framework"),
        s.Value("memory", Kinds.Size, "Memory that is reserved.", "by framework"),
        s.Value("cpu_limit", Kinds.Cpu, "Processor time it gets at most.", "by framework"),
        s.Value("memory_limit", Kinds.Size, "Memory it gets at most; above it is ended.", "by framework")));

    /// <summary>The binder of the section.</summary>
    public static Shape<AppSpec> Shape { get; } = Shapes.Section(static s => new AppSpec(
        s.KeySpan,
        s.Value("name", Kinds.DnsLabel(40), "Name of the app, and of everything that is created for it.", "ContainerRepository, else the assembly name in kebab-case"),
        s.Value("framework", Kinds.OneOf<Framework>(), "What the app is written with. Required where there is no C# project.", "aspnet in a C# project"),
        s.Value("pattern", Kinds.OneOf<Pattern>(), "How the app is run in production.", "hobby-project"),
        s.Value("platform", Kinds.OneOf<Platform>(), "Where infrastructure is created.", "aws for small-saas, production-saas and a cluster that is created, else none"),
        s.Value("region", Kinds.Region, "Region of the platform.", "us-east-1 on aws, westeurope on azure"),
        s.Value("domain", Kinds.HostName, "Host name under which the app is reached.", "none"),
        s.Value("port", Kinds.Int(1, 65535, example: 8080), "Port on which the app listens inside its container.", "the first ContainerPort, else by framework"),
        s.Get("health", Health, "Path of the health check, or one for each kind.", "/health"),
        s.Value("image", Kinds.Image, "Image repository without tag.", "ContainerRegistry and ContainerRepository, else the name"),
        s.Value("tag", Kinds.Tag, "Image tag.", "ContainerImageTag, else the version"),
        s.Value("replicas", Kinds.Int(1, 1000), "How many copies of the app run.", "1, 2, 3, 3 by pattern"),
        s.Get("resources", Resources, "What each copy of the app needs.", "by framework"),
        s.Get("env", Shapes.Map(Kinds.Variable, Shapes.Scalar(AnyText)), "Settings that are no secrets, as environment variables."),
        s.Get("secrets", Shapes.List(Secret), "Names of the environment variables whose values are secret. Never values."),
        s.Get("workers", new WorkersShape(WorkerList), "Processes of the same image that serve no requests; 'default' for those of the framework."),
        s.Get("build", Build, "How the image is built.", "the generated Dockerfile, from the root of the repository"),
        s.Get("uses", Shapes.List(Shapes.Scalar(Kinds.DnsLabel(40))), "Names of other services that this one sends requests to. Each gives a variable with its address, and an edge in the network policies."),
        s.Get("routes", Shapes.Map(Kinds.Path, Shapes.Scalar(Kinds.DnsLabel(40))), "For deploy.proj, which has several services: which of them answers below a path.")));

    static Shape<BuildSpec> Build => Shapes.Section(static s => new BuildSpec(
        s.Value("context", Kinds.Text, "Folder that is sent to the build, relative to the project.", "the root of the repository"),
        s.Value("dockerfile", Kinds.Text, "A Dockerfile of your own, relative to the project.", "the generated one"),
        s.Get("args", Shapes.Map(Kinds.Variable, Shapes.Scalar(AnyText)), "Build arguments."),
        s.Get("system_packages", Shapes.List(Shapes.Scalar(Kinds.Pattern("the name of a Debian or Ubuntu package", "libgdiplus", "^[a-z0-9][a-z0-9+.-]+$"))),
            "Packages of the base image's distribution that the app needs.")));

    // A list, or the word "default".
    sealed class WorkersShape(Shape<LocatedList<WorkerSpec>> list) : Shape<WorkersSpec>
    {
        static readonly ValueKind<string> DefaultWord = new("the word default, or a list", "default",
            static text => text == "default" ? new Reading<string>(text) : new Reading<string>(null, WrongKind: true),
            new DataMap { { "enum", new DataList { "default" } } })
        {
            Words = ["default"],
        };

        public override WorkersSpec? Read(YamlNode node, NodeContext context) =>
            node is YamlScalar { IsNull: false }
                ? Shapes.Scalar(DefaultWord).Read(node, context) is null ? null : new WorkersSpec(context.KeySpan, UseDefaults: true, [])
                : list.Read(node, context) is { } items ? new WorkersSpec(context.KeySpan, UseDefaults: false, items.Items) : null;

        public override DataMap Describe() =>
            new() { { "anyOf", new DataList { Shapes.Scalar(DefaultWord).Describe(), list.Describe() } } };
    }
}
