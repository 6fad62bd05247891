using Deploy.Core.Diagnostics;
using Deploy.Core.Emit.Data;
using Deploy.Core.Overlay;
using Deploy.Core.Tests.Emit;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Overlay;

/// <summary>Generated, patch, result: as kubectl and kustomize merge.</summary>
public sealed class StrategicMergeTests
{
    [TestCase("a: 1", "a: 2", "a: 2\n", TestName = "A value is replaced")]
    [TestCase("a: 1", "b: 2", "a: 1\nb: 2\n", TestName = "A new key is added at the end")]
    [TestCase("a: 1\nb: 2", "a: null", "b: 2\n", TestName = "Null removes a key")]
    [TestCase("a: 1\nb: 2", "a: ~", "b: 2\n", TestName = "The tilde removes a key")]
    [TestCase("a: { x: 1, w: 2 }", "a: { w: 3 }", "a:\n  x: 1\n  w: 3\n", TestName = "Maps are merged by key")]
    [TestCase("a: { x: 1 }\nb: 1", "a: { $patch: delete }", "b: 1\n", TestName = "A directive deletes a map")]
    [TestCase("a: { x: 1, w: 2 }", "a: { $patch: replace, z: 3 }", "a:\n  z: 3\n", TestName = "A directive replaces a map")]
    [TestCase("a: 1\nb: 2", "$patch: replace\nc: 3", "c: 3\n", TestName = "A directive replaces the whole file")]
    [TestCase("a: { x: 1 }", "a: 5", "a: 5\n", TestName = "A value replaces a map")]
    [TestCase("a: 5", "a: { x: 1 }", "a:\n  x: 1\n", TestName = "A map replaces a value")]
    [TestCase("a: [1, 2]", "a: [3]", "a:\n  - 3\n", TestName = "A list of values is replaced")]
    [TestCase("a: [{ name: x, v: 1 }, { name: w, v: 2 }]", "a: [{ name: w, v: 3 }]", "a:\n  - name: x\n    v: 1\n  - name: w\n    v: 3\n", TestName = "A list of maps is merged by name")]
    [TestCase("a: [{ name: x }]", "a: [{ name: z }]", "a:\n  - name: x\n  - name: z\n", TestName = "An item of a new name is added")]
    [TestCase("a: [{ name: x }, { name: w }]", "a: [{ name: x, $patch: delete }]", "a:\n  - name: w\n", TestName = "An item is deleted by its name")]
    [TestCase("a: [{ containerPort: 80, p: 1 }]", "a: [{ containerPort: 80, p: 2 }]", "a:\n  - containerPort: 80\n    p: 2\n", TestName = "A number identifies an item too")]
    [TestCase("a: [{ name: x }]", "a: [{ other: w }]", "a:\n  - other: w\n", TestName = "A list without common identity is replaced")]
    [TestCase("a: []", "a: [{ name: x }]", "a:\n  - name: x\n", TestName = "An empty list is replaced")]
    [TestCase("a: [{ name: x }]", "a: []", "a: []\n", TestName = "A list is emptied")]
    [TestCase("a: 1", "a: 1.5\nb: \"1.5\"\nc: true\nd: false\ne: yes\nf: [~]", "a: 1.5\nb: \"1.5\"\nc: true\nd: false\ne: \"yes\"\nf:\n  - null\n", TestName = "Values keep their kind")]
    [TestCase("a: 1", "a: -x\nb: 1-2\nc: 12345678901234567890\nd: 1e3\ne: -5", "a: \"-x\"\nb: \"1-2\"\nc: 1.2345678901234567E+19\nd: 1000\ne: -5\n", TestName = "Numbers are those of YAML 1.2")]
    public void Patch(string generated, string patch, string expected) => Assert.That(Run(generated, patch).Text, Is.EqualTo(expected));

    [TestCase("a: 1", "b: null", "DEPLOY0502", "b")]
    [TestCase("a: { x: 1 }", "a: { w: null }", "DEPLOY0502", "w")]
    [TestCase("a: 1", "b: { $patch: delete }", "DEPLOY0502", "b")]
    [TestCase("a: [{ name: x }]", "a: [{ name: z, $patch: delete }]", "DEPLOY0502", "{ name: z, $patch: delete }")]
    [TestCase("a: { x: 1 }", "a: { $patch: remove }", "DEPLOY0506", "remove")]
    [TestCase("a: { x: 1 }", "a: { $patch: [] }", "DEPLOY0506", "[]")]
    [TestCase("a: 1", "$patch: merge", "DEPLOY0506", "merge")]
    public void A_patch_that_cannot_be_meant_is_an_error_at_its_place(string generated, string patch, string code, string at)
    {
        var (_, found) = Run(generated, patch);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Select(static diagnostic => diagnostic.Code), Is.EqualTo(new[] { code }));
            Assert.That(new SourceText("x", patch).ToString(found[0].Span), Is.EqualTo(at));
        }
    }

    [Test]
    public void Comments_of_the_generated_file_stay()
    {
        var data = new DataMap { { "a", 1, "One." }, { "b", 2, "Two." } };
        var merged = new StrategicMerge("x", new DiagnosticBag()).Merge(data, Root("b: 3"), "");
        Assert.That(merged.Entries.Select(static entry => entry.Comment), Is.EqualTo(new[] { "One.", "Two." }));
    }

    static (string Text, IReadOnlyList<Diagnostic> Found) Run(string generated, string patch)
    {
        var bag = new DiagnosticBag();
        return (YamlWriter.Write(new StrategicMerge("values.yaml", bag).Merge(Data.OfYaml(generated), Root(patch), "")), bag.ToSortedList());
    }

    static YamlMapping Root(string yaml) => (YamlMapping)YamlReader.Read(new SourceText("x", yaml), new DiagnosticBag())!;
}
