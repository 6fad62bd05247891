using Deploy.Core.Emit.Data;

namespace Deploy.Core.Tests.OpenTofu;

/// <summary>What is written can be read by tofu, and tofu fmt has nothing to change (which Deploy.Content.Tests asks of every case).</summary>
public sealed class HclWriterTests
{
    [Test]
    public void Attributes_of_one_line_are_aligned_and_those_of_several_stand_alone() => Assert.That(
        HclWriter.Write(new DataMap
        {
            { "name", "shop" }, { "protect", true }, { "app", new DataMap { { "cpu", 256 }, { "environment", new DataMap() }, { "tag", "1.0.0" } } }, { "cache", DataScalar.Null }, { "zones", new DataList(["a", "b"]) },
        }, "Header\n\nmore"),
        Is.EqualTo("""
            # Header
            #
            # more

            name    = "shop"
            protect = true
            app = {
              cpu         = 256
              environment = {}
              tag         = "1.0.0"
            }
            cache = null
            zones = ["a", "b"]

            """));

    [Test]
    public void A_list_of_maps_has_an_item_on_lines_of_its_own() => Assert.That(
        HclWriter.Write(new DataMap { { "variants", new DataList([new DataMap { { "name", "old" } }, new DataMap { { "name", "new" } }]) } }),
        Is.EqualTo("""
            variants = [
              {
                name = "old"
              },
              {
                name = "new"
              },
            ]

            """));

    [TestCase("plain", "\"plain\"")]
    [TestCase("a \"quote\" and \\", "\"a \\\"quote\\\" and \\\\\"")]
    [TestCase("${HOME} and %{if}", "\"$${HOME} and %%{if}\"")]
    [TestCase("$HOME 50%", "\"$HOME 50%\"")]
    [TestCase("two\nlines\ttab", "\"two\\nlines\\ttab\"")]
    [TestCase("\u0001", "\"\\u0001\"")]
    [TestCase("Größe", "\"Größe\"")]
    public void A_text_is_the_same_text_to_tofu(string text, string expected) => Assert.That(HclWriter.Write(new DataMap { { "x", text } }), Is.EqualTo($"x = {expected}\n"));

    [TestCase("LOG_LEVEL", "LOG_LEVEL")]
    [TestCase("new-checkout", "\"new-checkout\"")]
    [TestCase("1", "\"1\"")]
    [TestCase("a.b", "\"a.b\"")]
    public void A_key_that_is_no_name_is_quoted(string key, string expected) => Assert.That(HclWriter.Write(new DataMap { { key, 1 } }), Is.EqualTo($"{expected} = 1\n"));

    [Test]
    public void Fractions_have_a_point_in_every_culture() => Assert.That(HclWriter.Write(new DataMap { { "x", new DataScalar(0.5) } }), Is.EqualTo("x = 0.5\n"));
}
