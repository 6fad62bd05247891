using Deploy.Core.Diagnostics;
using Deploy.Core.Emit.Data;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Spec;

/// <summary>One binder gives the values, the problems and the schema.</summary>
public sealed class SectionTests
{
    static readonly Shape<Region> Shape = Shapes.Section(static s =>
    {
        var names = s.Get("regions", Shapes.List(Shapes.Scalar(Kinds.Region)), "Regions.");
        return new Region(s.Alias(names, "replica_regions", "regions", Shapes.List(Shapes.Scalar(Kinds.Region))), s.Required("primary", Kinds.Region, "The first."));
    });

    [TestCase("regions: [eu-west-1]\nprimary: us-east-1")]
    [TestCase("replica_regions: [eu-west-1]\nprimary: us-east-1")]
    public void An_alias_is_a_second_spelling(string yaml)
    {
        var (region, codes) = Read(yaml);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(codes, Is.Empty);
            Assert.That(region!.Names!.Items.Select(static name => name.Value), Is.EqualTo(new[] { "eu-west-1" }));
        }
    }

    [Test]
    public void Both_spellings_at_once_are_a_key_that_stands_twice() =>
        Assert.That(Read("regions: [eu-west-1]\nreplica_regions: [eu-west-1]\nprimary: us-east-1").Codes, Is.EqualTo(new[] { "DEPLOY0002" }));

    [TestCase("primary: us-east-1\nregions: [eu-west-1, [x]]", "DEPLOY0108")]
    [TestCase("primary: us-east-1\nregions: [eu-west-1, X]", "DEPLOY0104")]
    [TestCase("primary: us-east-1\nregions: { a: b }", "DEPLOY0102")]
    [TestCase("primary: us-east-1\nregions:", "DEPLOY0102")]
    [TestCase("regions: []", "DEPLOY0107")]
    [TestCase("primary: us-east-1\nregion: x", "DEPLOY0103")]
    [TestCase("[]", "DEPLOY0101")]
    public void A_problem_has_one_code(string yaml, string code) => Assert.That(Read(yaml).Codes, Is.EqualTo(new[] { code }));

    [Test]
    public void The_schema_knows_both_spellings_and_what_is_required() => Assert.That(JsonWriter.Write(Shape.Describe()), Is.EqualTo("""
        {
          "type": ["object", "null"],
          "additionalProperties": false,
          "properties": {
            "regions": {
              "description": "Regions.",
              "type": "array",
              "items": {
                "type": "string",
                "pattern": "^[a-z]+[a-z0-9]*(-[a-z]+)*(-[0-9])?$",
                "examples": ["eu-west-1"]
              }
            },
            "replica_regions": {
              "description": "The same as regions.",
              "type": "array",
              "items": {
                "type": "string",
                "pattern": "^[a-z]+[a-z0-9]*(-[a-z]+)*(-[0-9])?$",
                "examples": ["eu-west-1"]
              }
            },
            "primary": {
              "description": "The first.",
              "type": "string",
              "pattern": "^[a-z]+[a-z0-9]*(-[a-z]+)*(-[0-9])?$",
              "examples": ["eu-west-1"]
            }
          },
          "required": ["primary"]
        }

        """));

    static (Region? Region, IEnumerable<string> Codes) Read(string yaml)
    {
        var text = new SourceText("x", yaml);
        var bag = new DiagnosticBag();
        var root = YamlReader.Read(text, bag)!;
        var region = Shape.Read(root, new NodeContext(text, bag, new HashSet<string>(StringComparer.Ordinal), "multiregion", new TextSpan(0, 1)));
        return (region, bag.ToSortedList().Select(static diagnostic => diagnostic.Code));
    }

    sealed record Region(Deploy.Core.Spec.LocatedList<Located<string>>? Names, Located<string>? Primary);
}
