using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY0918 … 0929: DeployUp, DeployDown and DeployLogs, that is an engine on this machine.</summary>
public static class LocalDiagnostics
{
    static readonly DiagnosticRule NoClientRule = new("DEPLOY0918", "There is no Docker client", Error);
    static readonly DiagnosticRule NoComposeRule = new("DEPLOY0919", "There is no Docker Compose", Error);
    static readonly DiagnosticRule NoEngineRule = new("DEPLOY0920", "The container engine does not answer", Error);
    static readonly DiagnosticRule EngineRefusesRule = new("DEPLOY0921", "The container engine refuses this user", Error);
    static readonly DiagnosticRule PortInUseRule = new("DEPLOY0922", "A port is in use", Error);
    static readonly DiagnosticRule NotBuiltRule = new("DEPLOY0923", "The image was not built", Error);
    static readonly DiagnosticRule EndedRule = new("DEPLOY0924", "A container ended", Error);
    static readonly DiagnosticRule UnhealthyRule = new("DEPLOY0925", "A container is unhealthy", Error);
    static readonly DiagnosticRule NotReadyRule = new("DEPLOY0926", "Containers were not ready in time", Error);
    static readonly DiagnosticRule ComposeFailedRule = new("DEPLOY0927", "Docker Compose failed", Error);
    static readonly DiagnosticRule NothingToStartRule = new("DEPLOY0928", "There is nothing to start", Error);
    static readonly DiagnosticRule InterruptedRule = new("DEPLOY0929", "It was interrupted", Error);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        NoClientRule, NoComposeRule, NoEngineRule, EngineRefusesRule, PortInUseRule, NotBuiltRule,
        EndedRule, UnhealthyRule, NotReadyRule, ComposeFailedRule, NothingToStartRule, InterruptedRule,
    ];

    public static Diagnostic NoClient(string client, string reason, string install) =>
        NoClientRule.At(default, $"'{client}' does not run ({reason}). {install} Set DeployDocker to its path where it is there already.");

    public static Diagnostic NoCompose(string tried, string install) =>
        NoComposeRule.At(default, $"There is no Docker Compose from 1.28 on: {tried}. {install} Set DeployCompose to the command where it is there already, for example -p:DeployCompose=docker-compose.");

    public static Diagnostic NoEngine(string address, string said, string start) =>
        NoEngineRule.At(default, $"The container engine{address} does not answer: {said}. {start} Check with 'docker info', then run it again.");

    public static Diagnostic EngineRefuses(string address, string said, string allow) =>
        EngineRefusesRule.At(default, $"The container engine{address} runs, but refuses this user: {said}. {allow} Check with 'docker info', then run it again.");

    /// <param name="port">The port of this machine.</param>
    /// <param name="owner">Who has it, as the end of a sentence; empty where that is unknown.</param>
    /// <param name="advice">How to take another one.</param>
    public static Diagnostic PortInUse(string port, string owner, string advice) =>
        PortInUseRule.At(default, $"Port {port} of this machine is in use{owner}. Use another one: {advice}.");

    public static Diagnostic NotBuilt(string exitCode, string last, string command) =>
        NotBuiltRule.At(default, $"The image was not built (exit code {exitCode}), its last lines stand above: {last}. Correct it and run it again. All lines: {command}.");

    public static Diagnostic Ended(string service, string exitCode, string hint, string logs, string down) =>
        EndedRule.At(default, $"The container of '{service}' ended with exit code {exitCode}{hint}. Its last lines stand above. Check its log with '{logs}'. The containers are left as they are: '{down}' removes them.");

    public static Diagnostic Unhealthy(string service, string said, string logs, string down) =>
        UnhealthyRule.At(default, $"The container of '{service}' runs, but its health check fails{said}. Check its log with '{logs}'. The containers are left as they are: '{down}' removes them.");

    public static Diagnostic NotReady(string seconds, string services, string logs, string down) =>
        NotReadyRule.At(default, $"Nothing has changed for {seconds} seconds, and these are not ready: {services}. Check with '{logs}', or set DeployUpTimeout to more seconds. The containers are left as they are: '{down}' removes them.");

    public static Diagnostic ComposeFailed(string command, string exitCode, string last) =>
        ComposeFailedRule.At(default, $"'{command}' failed with exit code {exitCode}: {last}. Check what it says above, and run it again.");

    public static Diagnostic NothingToStart(string path) =>
        NothingToStartRule.At(default, $"There is no '{path}', so nothing can be started. Set DeployGenerateFiles to true, and check DeployOutputPath.");

    public static Diagnostic Interrupted(string running, string down) =>
        InterruptedRule.At(default, $"Interrupted. {running} Use '{down}' to remove what was started.");
}
