using Deploy.Core.Text;

namespace Deploy.Core.Spec;

/// <summary>Who runs the pipelines.</summary>
public enum CicdProvider { GithubActions, GitlabCi }

/// <summary>Load generator.</summary>
public enum LoadTestTool { K6 }

/// <summary>Section <c>cicd</c>.</summary>
public sealed record CicdSpec(
    TextSpan KeySpan,
    Located<CicdProvider>? Provider,
    Located<string>? Registry,
    LocatedList<Located<string>>? Platforms,
    Located<bool>? Scan,
    Located<bool>? Sign,
    Located<bool>? Sbom,
    LocatedList<Located<string>>? Environments,
    LocatedList<Located<string>>? Approval,
    LoadTestSpec? LoadTest,
    Located<bool>? Policy);

/// <summary>The load test behind a deployment to staging.</summary>
public sealed record LoadTestSpec(TextSpan KeySpan, Located<LoadTestTool>? Tool, Located<TimeSpan>? Threshold);
