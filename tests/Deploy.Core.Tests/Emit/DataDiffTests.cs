using Deploy.Core.Emit.Data;
using Deploy.Core.Tests.Support;
using FsCheck;

namespace Deploy.Core.Tests.Emit;

public sealed class DataDiffTests
{
    [Test]
    public void The_base_with_the_difference_laid_over_it_is_the_changed_one() =>
        Properties.Hold(from original in Data.Map from changed in Data.Map select (original, changed), 2000,
            static pair => Assert.That(LayOver(pair.original, DataDiff.Between(pair.original, pair.changed)).SameAs(pair.changed)), size: 40);

    [Test]
    public void Of_the_same_there_is_no_difference() =>
        Properties.Hold(Data.Map, 500, static map => Assert.That(DataDiff.Between(map, map), Is.Empty), size: 40);

    [TestCase("a: 1\nb: 2", "a: 1\nb: 3", "b: 3\n")]
    [TestCase("a: { x: 1, z: 2 }", "a: { x: 1, z: 3 }", "a:\n  z: 3\n")]
    [TestCase("a: 1\nb: 2", "a: 1", "b: null\n")]
    [TestCase("a: [1, 2]", "a: [1]", "a:\n  - 1\n")]
    [TestCase("a: 1", "a: \"1\"", "a: \"1\"\n")]
    [TestCase("a: {}", "a: { b: 1 }", "a:\n  b: 1\n")]
    public void The_difference_is_the_least_that_changes_it(string original, string changed, string expected) =>
        Assert.That(YamlWriter.Write(DataDiff.Between(Data.OfYaml(original), Data.OfYaml(changed))), Is.EqualTo(expected));

    // As helm does with several -f: maps by key, null removes, all else is replaced.
    static DataMap LayOver(DataMap below, DataMap above)
    {
        var result = new DataMap();
        foreach (var entry in below)
        {
            if (above[entry.Key] is not { } over)
                result.Add(entry.Key, entry.Value);
            else if (over is not DataScalar { Value: null })
                result.Add(entry.Key, entry.Value is DataMap inner && over is DataMap outer ? LayOver(inner, outer) : over);
        }

        foreach (var entry in above.Where(entry => below[entry.Key] is null))
            result.Add(entry.Key, entry.Value);
        return result;
    }
}
