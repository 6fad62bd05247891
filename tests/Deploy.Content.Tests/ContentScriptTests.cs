using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests;

/// <summary>Every script of the content, also those that no case generates.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ContentScriptTests
{
    static readonly string Content = Path.Combine(Repository.Root, "sdk", "content");

    [TestCaseSource(nameof(Scripts))]
    public void Shellcheck_has_nothing_to_say(string script)
    {
        var path = Path.Combine(Content, script);

        Tool.Require("shellcheck").Accept(Path.GetDirectoryName(path), "-x", "-o", "all", Path.GetFileName(path));
    }

    static IEnumerable<string> Scripts() =>
        Directory.GetFiles(Content, "*.sh", SearchOption.AllDirectories).Select(static path => Path.GetRelativePath(Content, path)).Order(StringComparer.Ordinal);
}
