using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;

namespace Deploy.Analyzers.Checks;

/// <summary>Migrations of EF Core are applied by the deployment, and what it applies exists.</summary>
sealed class MigrationsAreApplied : CodeCheck
{
    public override IEnumerable<Finding> Check(CheckContext context)
    {
        var sections = context.Targets.Select(static target => target.Spec.Migrations).ToList();
        if (context.Code.Migrations.Count > 0)
        {
            // A section that is switched off was written on purpose.
            return sections.TrueForAll(static section => section is null) && !context.Code.AppliesMigrations ? NotRun(context) : [];
        }

        return sections.Where(static section => Defaults.IsOn(section) && section!.Command is null).Select(static section => section!.Enabled?.Span ?? section.KeySpan).Distinct()
            .Select(span => InSpec(context, CodeDiagnostics.NoMigrations(span)));
    }

    static IEnumerable<Finding> NotRun(CheckContext context) =>
        context.Code.Contexts.Where(candidate => context.Code.Migrations.Exists(migration => migration == candidate.Name || migration.Length == 0))
            .GroupBy(static candidate => candidate.Name, StringComparer.Ordinal)
            .Select(static same => new Finding(CodeDiagnostics.MigrationsNotRun(default, same.Key), same.First().Place));
}
