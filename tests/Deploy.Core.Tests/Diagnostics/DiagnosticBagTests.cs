using Deploy.Core.Diagnostics;
using Deploy.Core.Text;

namespace Deploy.Core.Tests.Diagnostics;

public sealed class DiagnosticBagTests
{
    [Test]
    public void Of_too_many_problems_the_first_are_told_and_the_last_of_them_says_how_many_there_are()
    {
        var told = Bag(warnings: DiagnosticBag.Most + 500).ToSortedList();
        Assert.That(told.Select(static diagnostic => diagnostic.Span.Start), Is.EqualTo(Enumerable.Range(0, DiagnosticBag.Most)));
        Assert.That(told[^1].Message, Does.EndWith("(500 further problems are not shown.)"));
        Assert.That(told[^2].Message, Does.Not.Contain("further"));
    }

    [Test]
    public void An_error_is_told_also_behind_a_thousand_warnings()
    {
        var bag = Bag(warnings: DiagnosticBag.Most);
        bag.Add(ValueDiagnostics.ExpectedList(new TextSpan(5000, 1), "workers"));
        var told = bag.ToSortedList();
        Assert.That(told, Has.Count.EqualTo(DiagnosticBag.Most));
        Assert.That(told[^1].Severity, Is.EqualTo(DiagnosticSeverity.Error));
    }

    [Test]
    public void A_thousand_problems_are_all_told() =>
        Assert.That(Bag(warnings: DiagnosticBag.Most).ToSortedList().Count(static diagnostic => !diagnostic.Message.Contains("further", StringComparison.Ordinal)), Is.EqualTo(DiagnosticBag.Most));

    static DiagnosticBag Bag(int warnings)
    {
        var bag = new DiagnosticBag();
        for (var i = warnings - 1; i >= 0; i--)
            bag.Add(AdviceDiagnostics.ShortRetention(new TextSpan(i, 1), 7));
        return bag;
    }
}
