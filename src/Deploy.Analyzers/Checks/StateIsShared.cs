using Deploy.Analyzers.Code;
using Deploy.Core.Diagnostics;

namespace Deploy.Analyzers.Checks;

/// <summary>With several copies of the app none keeps to itself what the others need.</summary>
sealed class StateIsShared : CodeCheck
{
    public override IEnumerable<Finding> Check(CheckContext context)
    {
        var copies = context.Targets.Max(static target => target.MostCopies);
        if (copies < 2)
            return [];
        var found = context.Code.Sqlite.Select(use => new Finding(CodeDiagnostics.SqliteWithCopies(default, copies), use.Place))
            .Concat(context.Code.FileWrites.Select(use => new Finding(CodeDiagnostics.LocalFile(default, use.Name, copies), use.Place)));
        return context.Code.HasSharedCache ? found : found.Concat(InMemory(context.Code, copies));
    }

    // The session keeps its data in the cache: one problem, at the cache where there is one.
    static IEnumerable<Finding> InMemory(CodeFacts code, int copies)
    {
        var caches = code.MemoryState.Where(static state => state.Name == "AddDistributedMemoryCache").ToList();
        return (caches.Count > 0 ? caches : code.MemoryState).Select(state => new Finding(CodeDiagnostics.StateInMemory(default, state.Name, copies), state.Place));
    }
}
