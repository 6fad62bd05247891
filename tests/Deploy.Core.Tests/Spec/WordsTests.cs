using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Tests.Spec;

public sealed class WordsTests
{
    static readonly string[] Keys = ["name", "framework", "pattern", "port", "replicas", "min_replicas", "read_only_root", "env"];

    [TestCase("HobbyProject", "hobby-project")]
    [TestCase("Shop.Web", "shop-web")]
    [TestCase("HTTPServer", "http-server")]
    [TestCase("My_App  2", "my-app-2")]
    [TestCase("Utf8Reader", "utf8-reader")]
    [TestCase("--a--", "a")]
    [TestCase("Übung", "bung")]
    [TestCase("...", "")]
    [TestCase("", "")]
    [TestCase("İstanbul", "stanbul")]
    public void Names_become_kebab_case(string name, string expected) => Assert.That(Words.ToKebabCase(name), Is.EqualTo(expected));

    [Test]
    [SetCulture("tr-TR")]
    public void Kebab_case_knows_no_Turkish_i() => Assert.That(Words.ToKebabCase("INDEX"), Is.EqualTo("index"));

    [TestCase("nmae", "name")]
    [TestCase("replica", "replicas")]
    [TestCase("Framework", "framework")]
    [TestCase("minReplicas", "min_replicas")]
    [TestCase("min-replicas", "min_replicas")]
    [TestCase("readonly_root", "read_only_root")]
    [TestCase("prot", "port")]
    [TestCase("envs", "env")]
    public void A_misspelt_word_is_found(string word, string expected) => Assert.That(Words.Nearest(word, Keys), Is.EqualTo(expected));

    [TestCase("colour")]
    [TestCase("x")]
    [TestCase("")]
    [TestCase("database")]
    public void A_word_that_is_near_to_none_is_not_guessed(string word) => Assert.That(Words.Nearest(word, Keys), Is.Null);

    [Test]
    public void Of_equally_near_words_the_first_is_taken() => Assert.That(Words.Nearest("bat", ["cat", "hat"]), Is.EqualTo("cat"));

    [Test]
    public void A_word_of_a_thousand_letters_is_compared_in_no_time() => Assert.That(Words.Nearest(new string('n', 100_000), Keys), Is.Null);
}
