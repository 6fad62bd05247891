using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Deploy.Content.Tests.Recording;

namespace Deploy.Content.Tests.OpenTofu;

/// <summary>
/// What the documents tell the person on call to type: the real command lines read it. Nothing leaves the machine: <c>aws</c> talks to a recorder
/// that refuses everything, <c>az</c> has no login.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class CommandsOfDocsTests
{
    const string Autumn2023 = "In AWS's command line since the end of 2023.";
    const string ContainerApp = "An extension in older releases of az.";
    const string Extension = "An extension of az, which it installs when it is called.";
    const string Broken = "Debian's package of az 2.45 ends with a traceback: it was packed with other versions of its modules.";
    const string KeyVault = "Debian's package of az 2.45 lacks the module of secrets.";

    /// <summary>
    /// Right, but not known to every client that is in use: where the installed ones do not know them, the test is skipped. Their options were
    /// looked up in the reference; a command or an option that is not in this list fails.
    /// </summary>
    static readonly Dictionary<string, (string Options, string Why)> Newer = new(StringComparer.Ordinal)
    {
        ["aws eks associate-access-policy"] = ("", Autumn2023),
        ["aws eks create-access-entry"] = ("", Autumn2023),
        ["aws eks list-insights"] = ("--cluster-name --filter", Autumn2023),
        ["aws rds failover-global-cluster"] = ("--allow-data-loss", Autumn2023),
        ["aws rds switchover-global-cluster"] = ("", Autumn2023),
        ["az containerapp hostname add"] = ("-g -n --hostname", ContainerApp),
        ["az containerapp hostname bind"] = ("-g --resource-group -n --name --environment --hostname --validation-method", ContainerApp),
        ["az containerapp ingress traffic set"] = ("", ContainerApp),
        ["az containerapp job execution show"] = ("-g -n --job-execution-name --query -o", ContainerApp),
        ["az containerapp job start"] = ("-g -n --image --query -o", ContainerApp),
        ["az containerapp job update"] = ("-g -n --image --output", ContainerApp),
        ["az containerapp revision restart"] = ("", ContainerApp),
        ["az containerapp update"] = ("--image", ContainerApp),
        ["az keyvault secret list-versions"] = ("--vault-name --name", KeyVault),
        ["az keyvault secret set"] = ("--vault-name --name --file --encoding --output", KeyVault),
        ["az monitor log-analytics query"] = ("-w --analytics-query -o", Extension),
        ["az network dns zone list"] = ("", Broken),
        ["az redisenterprise database regenerate-key"] = ("", Extension),
        ["az serial-console connect"] = ("", Extension),
        ["az vm list-usage"] = ("--location --output", Broken),
    };

    static readonly ConcurrentDictionary<string, Lazy<(int ExitCode, string Output, string Error)>> Helps = new(StringComparer.Ordinal);

    [Test]
    public void Commands_are_found()
    {
        Assert.That(Aws().Count(), Is.GreaterThan(50));
        Assert.That(Azure().Count(), Is.GreaterThan(50));
    }

    [TestCaseSource(nameof(Aws))]
    public void The_aws_command_line_takes_it(object item)
    {
        var command = (DocumentedCommand)item;
        var errors = new List<string>();
        foreach (var client in FailoverScriptTests.Clients())
        {
            if (Attempt(client, command) is not { } error)
                return;
            errors.Add(error);
        }

        End(command, string.Join('\n', errors), static text => text.Contains("nvalid choice", StringComparison.Ordinal) || text.Contains("Unknown options", StringComparison.Ordinal));
    }

    [TestCaseSource(nameof(Azure))]
    public void The_az_command_line_takes_it(object item)
    {
        var command = (DocumentedCommand)item;
        var words = command.Words.TakeWhile(static word => Word().IsMatch(word) && word != DocumentedCommand.Filled).ToArray();
        var (exitCode, output, error) = Helps.GetOrAdd(string.Join(' ', words), _ => new(() => Az([.. words, "--help"]))).Value;
        if (exitCode != 0)
        {
            End(command, error, static text => text.Contains("is misspelled or not recognized", StringComparison.Ordinal) || text.Contains("Traceback", StringComparison.Ordinal));
            return;
        }

        var known = Option().Matches(output).Select(static match => match.Value).ToHashSet(StringComparer.Ordinal);
        var unknown = Options(command).Where(word => !known.Contains(word)).ToList();
        if (unknown.Count > 0)
            End(command, $"{string.Join(' ', words)} has no {string.Join(", ", unknown)}", static _ => true);

        // az login would begin to log in.
        if (!command.IsComplete || words is ["login"])
            return;
        (exitCode, output, error) = Az([.. command.Words]);
        // 2: the arguments. Else it was about to begin.
        Assert.That(exitCode, Is.Not.EqualTo(2), $"{command}\n{output}{error}");
        Assert.That(error, Does.Not.Contain("Traceback"), command.ToString());
    }

    static IEnumerable<DocumentedCommand> Aws() => DocumentedCommand.All("aws");

    static IEnumerable<DocumentedCommand> Azure() => DocumentedCommand.All("az");

    /// <returns>Null, or what the client says against it.</returns>
    static string? Attempt(string client, DocumentedCommand command)
    {
        Tool.Require("aws");
        string[] words = [.. command.Words.Select(static word => word == DocumentedCommand.LeftOut ? DocumentedCommand.Filled : word)];
        var error = Call(client, words);
        if (error is null || command.IsComplete)
            return error;
        // Prose leaves out what does not matter there: the client then says what else it needs, but about what there is it may say nothing.
        foreach (var attempt in (string[][])[words, [.. command.Words.Where(static word => word != DocumentedCommand.LeftOut)]])
        {
            if (attempt is [_] && MissingOperation().IsMatch(error))
                return null;
            if (Call(client, [.. attempt, "--generate-cli-skeleton", "input"]) is not { } skeleton)
                return null;
            error += skeleton;
            // Commands of the client's own know no skeleton.
            var missing = Missing().Match(error).Groups["names"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
            if (missing.Length > 0 && Call(client, [.. attempt, .. missing.SelectMany(static name => name[0] == '-' ? (string[])[name, DocumentedCommand.Filled] : ["/dev/null"])]) is null)
                return null;
        }

        return error;
    }

    /// <returns>Null where the call was made or needed none, else what the client says.</returns>
    static string? Call(string client, IEnumerable<string> words)
    {
        using var aws = new AwsRecording();
        var path = $"{client}:{Environment.GetEnvironmentVariable("PATH")}";
        var (exitCode, _, error) = Tool.Require("env").Run(null, [$"PATH={path}", "AWS_ACCESS_KEY_ID=test", "AWS_SECRET_ACCESS_KEY=test", "AWS_EC2_METADATA_DISABLED=true",
            "AWS_CONFIG_FILE=/dev/null", "AWS_SHARED_CREDENTIALS_FILE=/dev/null", "AWS_MAX_ATTEMPTS=1", "AWS_DEFAULT_REGION=eu-west-1", "AWS_PAGER=", "no_proxy=*",
            "aws", "--endpoint-url", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{aws.Port}"), .. words]);
        return exitCode == 0 || aws.Calls.Count > 0 ? null : error;
    }

    static (int ExitCode, string Output, string Error) Az(params string[] words)
    {
        Tool.Require("az");
        var folder = Directory.CreateTempSubdirectory("az").FullName;
        try
        {
            // A proxy that is none: whatever az would like to ask, it gets no answer.
            return Tool.Require("env").Run(folder, [$"AZURE_CONFIG_DIR={folder}", "AZURE_CORE_COLLECT_TELEMETRY=no", "AZURE_EXTENSION_USE_DYNAMIC_INSTALL=no", "HTTPS_PROXY=http://127.0.0.1:9", "HTTP_PROXY=http://127.0.0.1:9", "COLUMNS=200", "az", .. words]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void End(DocumentedCommand command, string error, Func<string, bool> isUnknown)
    {
        var (name, (options, why)) = Newer.FirstOrDefault(item => command.Text == item.Key || command.Text.StartsWith($"{item.Key} ", StringComparison.Ordinal));
        if (name is not null && isUnknown(error))
        {
            var unknown = Options(command).Except(options.Split(' '), StringComparer.Ordinal).ToList();
            Assert.That(unknown, Is.Empty, command.ToString());
            Assert.Ignore(why);
        }

        Assert.Fail($"{command}\n{error}");
    }

    static IEnumerable<string> Options(DocumentedCommand command) =>
        command.Words.Where(static word => Option().Match(word) is { Index: 0, Success: true }).Select(static word => word.Split('=')[0]);

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("(?<![\\w-])--?[a-z][a-z0-9-]*", RegexOptions.None, 1000)]
    private static partial Regex Option();

    [GeneratedRegex("too few arguments|arguments are required: (operation|subcommand)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingOperation();

    [GeneratedRegex("(the following arguments are required: |Either parameter )(?<names>(, |--[a-z-]+|[a-z]+$)+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Missing();
}
