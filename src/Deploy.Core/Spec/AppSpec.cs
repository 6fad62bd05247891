using Deploy.Core.Text;

namespace Deploy.Core.Spec;

/// <summary>Framework of the app.</summary>
public enum Framework { Aspnet, Fraiseql, Django, Rails }

/// <summary>How the app is run in production.</summary>
public enum Pattern { HobbyProject, SmallSaas, ProductionSaas, Kubernetes }

/// <summary>Where the infrastructure is created.</summary>
public enum Platform { None, Aws, Azure }

/// <summary>Section <c>deployment</c>.</summary>
public sealed record AppSpec(
    TextSpan KeySpan,
    Located<string>? Name,
    Located<Framework>? Framework,
    Located<Pattern>? Pattern,
    Located<Platform>? Platform,
    Located<string>? Region,
    Located<string>? Domain,
    Located<int>? Port,
    HealthSpec? Health,
    Located<string>? Image,
    Located<string>? Tag,
    Located<int>? Replicas,
    ResourcesSpec? Resources,
    LocatedMap<Located<string>>? Env,
    LocatedList<SecretSpec>? Secrets,
    WorkersSpec? Workers,
    BuildSpec? Build,
    LocatedList<Located<string>>? Uses,
    LocatedMap<Located<string>>? Routes);

/// <summary>Paths of the health checks.</summary>
public sealed record HealthSpec(Located<string>? Liveness, Located<string>? Readiness, Located<string>? Startup);

/// <summary>What a container asks for and may take at most.</summary>
public sealed record ResourcesSpec(
    TextSpan KeySpan, Located<Quantity>? Cpu, Located<Quantity>? Memory, Located<Quantity>? CpuLimit, Located<Quantity>? MemoryLimit);

/// <summary>A secret the app reads from its environment.</summary>
/// <param name="Name">Name of the environment variable.</param>
/// <param name="From">Key or name in the secret store, when it differs.</param>
public sealed record SecretSpec(Located<string>? Name, Located<string>? From);

/// <summary>The workers beside the app.</summary>
/// <param name="KeySpan">Where the key stands.</param>
/// <param name="UseDefaults">Written as the word <c>default</c>: celery and beat, or sidekiq.</param>
/// <param name="Items">The listed ones.</param>
public sealed record WorkersSpec(TextSpan KeySpan, bool UseDefaults, IReadOnlyList<WorkerSpec> Items);

/// <summary>A process of the same image that serves no requests.</summary>
public sealed record WorkerSpec(
    Located<string>? Name,
    Located<string>? Command,
    Located<int>? Replicas,
    ResourcesSpec? Resources,
    WorkerAutoscalingSpec? Autoscaling,
    LocatedList<Located<string>>? Health,
    Located<TimeSpan>? GracePeriod);

/// <summary>How many of a worker run by load: by processor time, or by the length of a queue.</summary>
public sealed record WorkerAutoscalingSpec(
    TextSpan KeySpan, Located<int>? Min, Located<int>? Max, Located<int>? TargetCpu, Located<string>? Queue, Located<int>? QueueLength);

/// <summary>How the image is built.</summary>
public sealed record BuildSpec(
    Located<string>? Context, Located<string>? Dockerfile, LocatedMap<Located<string>>? Args, LocatedList<Located<string>>? SystemPackages);
