using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Rules;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Solution;

/// <summary>Reads the files of a solution, lays each service over what holds for all, and checks the whole.</summary>
sealed class SolutionChecker
{
    readonly DiagnosticBag diagnostics = new();
    readonly SourceText text;
    readonly ProjectFacts facts;
    readonly List<(CheckedService Service, Inheritance Places, IReadOnlyList<Diagnostic> Found)> services = new();

    SolutionChecker(SourceText text, ProjectFacts facts) => (this.text, this.facts) = (text, facts);

    /// <summary>Checks a solution.</summary>
    /// <param name="text">The file beside deploy.proj.</param>
    /// <param name="facts">What the build knows of deploy.proj.</param>
    /// <param name="services">The services; the problems of their own files are reported by their own builds.</param>
    /// <returns>The solution, null after an error, and all problems; each names its file.</returns>
    public static (CheckedSolution? Solution, IReadOnlyList<Diagnostic> Diagnostics) Check(SourceText text, ProjectFacts facts, IReadOnlyList<SolutionService> services)
    {
        var checker = new SolutionChecker(text, facts);
        var solution = checker.Check(services);
        return (checker.diagnostics.HasErrors ? null : solution, checker.diagnostics.ToSortedList());
    }

    CheckedSolution? Check(IReadOnlyList<SolutionService> found)
    {
        var own = new DiagnosticBag();
        var root = YamlReader.Read(text, own);
        var file = root is null ? null : DeploymentBinder.Bind(root, text, own);
        Add(own.ToSortedList(), text);
        if (file is null || root is not YamlMapping mapping || own.HasErrors)
            return null;
        foreach (var service in found)
            AddService(mapping, service);
        services.Sort(static (x, y) => string.CompareOrdinal(x.Service.Name, y.Service.Name));
        var name = Defaults.Name(file.Base, facts);
        var all = services.Select(static service => service.Service).ToList();
        var rules = new SolutionRules(file, name, all);
        Add(rules.OfFile(), text);
        foreach (var (service, places, whole) in services)
        {
            var between = rules.OfService(service).ToList();
            // What the solution refuses at a place is the cause of what else is wrong there; and with another pattern every section is.
            var isOther = Defaults.Pattern(service.File.Base) != Defaults.Pattern(file.Base);
            foreach (var diagnostic in between.Concat(whole.Where(diagnostic => !isOther && between.TrueForAll(other => other.Span != diagnostic.Span))))
                Add(diagnostic, places);
        }

        return new CheckedSolution(name, file, Shared(mapping, file), all, facts);
    }

    void AddService(YamlMapping solutionRoot, SolutionService service)
    {
        var ignored = new DiagnosticBag();
        // What is wrong in the service's own file its own build has said; without it the service has no meaning here.
        if (YamlReader.Read(service.Text, ignored) is not YamlMapping root)
            return;
        var both = new Inheritance(text, service.Text);
        var bag = new DiagnosticBag();
        var file = DeploymentBinder.Bind(both.Merge(solutionRoot, root), both.Text, bag);
        if (file is not null)
            SpecRules.Check(both.Text, file, service.Facts, bag, isAlone: false);
        // What its own build says of it need not be said again.
        var own = new HashSet<(string, TextSpan)>(DeploymentCompiler.Check(service.Text, service.Facts).Diagnostics
            .Where(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Error).Select(static diagnostic => (diagnostic.Code, diagnostic.Span)));
        var whole = bag.ToSortedList().Where(diagnostic => !own.Contains((diagnostic.Code, diagnostic.Span))).ToList();
        if (file is not null)
            services.Add((new CheckedService(Defaults.Name(file.Base, service.Facts), file, service.Facts), both, whole));
        else
            whole.ForEach(diagnostic => Add(diagnostic, both));
    }

    // The services that are run once for all are a chart like the others, of an app that does not exist.
    CheckedService? Shared(YamlMapping root, DeploymentFile file)
    {
        if (file.Base.Services is null && file.Environments.All(static environment => environment.Spec.Services is null))
            return null;
        var inherited = Inheritance.Inherited(root);
        var withServices = inherited with { Entries = [.. inherited.Entries, .. root.Entries.Where(static entry => entry.Key.Value == "services")] };
        var bound = DeploymentBinder.Bind(withServices, text, new DiagnosticBag());
        var ofShared = new ProjectFacts { AssemblyName = SolutionPart.SharedChart, IsDotNet = true, ServesHttp = false, Version = facts.Version };
        return bound is null ? null : new CheckedService(SolutionPart.SharedChart, bound, ofShared);
    }

    void Add(Diagnostic diagnostic, Inheritance places)
    {
        var (source, span) = places.Locate(diagnostic.Span);
        diagnostics.Add(diagnostic with { Source = source, Span = span });
    }

    void Add(IEnumerable<Diagnostic> found, SourceText source) =>
        diagnostics.AddRange(found.Select(diagnostic => diagnostic.Source is null ? diagnostic with { Source = source } : diagnostic));
}
