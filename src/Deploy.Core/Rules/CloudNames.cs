using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>Names that begin those of everything on a platform are such as the platform takes.</summary>
sealed class CloudNames : SpecRule
{
    /// <summary>Users that RDS, Aurora or Flexible Server keep for themselves; the database and its user are called as the app is.</summary>
    static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "admin", "administrator", "db", "guest", "order", "postgres", "public", "rdsadmin", "root", "table", "user" };

    public override IReadOnlyList<string> Needs => ["deployment", "name", "pattern", "platform", "framework", "external"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (Defaults.CloudRoot(spec) is not { } root)
            yield break;
        var name = Defaults.Name(spec, context.Facts);
        var at = spec.Deployment?.Name?.Span ?? spec.Deployment?.Platform?.Span ?? spec.Deployment?.Pattern?.Span ?? spec.Start;
        if (IsWrong(name))
            yield return CloudDiagnostics.RefusedName(context.Place(at, spec.Deployment?.Platform?.Span, spec.Deployment?.Pattern?.Span), name, "it begins names that must begin with a letter and have no two hyphens in a row");
        else if (root == CloudRoot.Apps && Defaults.HasPostgres(spec, context.Facts) && spec.Services?.Postgres?.External?.Value != true && Reserved.Contains(name))
            yield return CloudDiagnostics.RefusedName(context.Place(at, spec.Services?.Postgres?.KeySpan, spec.Deployment?.Pattern?.Span), name, "the database and its user are called like the app, and PostgreSQL keeps that word for itself");
        if (context.Overlay is { } overlay && (context.Environment == "terraform" || context.Environment.Length is < 2 or > 19 || IsWrong(context.Environment)))
            yield return CloudDiagnostics.RefusedName(overlay, context.Environment, "an environment's name has 2 to 19 characters on a platform, a letter first, no two hyphens in a row, and is not the word that OpenTofu's own file is called by");
        if (root != CloudRoot.Apps)
            yield break;
        foreach (var worker in (spec.Deployment?.Workers?.Items ?? []).Select(static worker => worker.Name).OfType<Located<string>>().Where(static worker => worker.Value.Length < 2 || IsWrong(worker.Value)))
            yield return CloudDiagnostics.RefusedName(worker.Span, worker.Value, "a worker's name has two characters at least, a letter first and no two hyphens in a row");
    }

    static bool IsWrong(string name) => !char.IsLetter(name[0]) || name.IndexOf("--", StringComparison.Ordinal) >= 0;
}
