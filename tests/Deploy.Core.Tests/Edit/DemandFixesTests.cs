using Deploy.Core.Edit;

namespace Deploy.Core.Tests.Edit;

/// <summary>What the code asks for is written into deployment.yaml in the style of the file.</summary>
public sealed class DemandFixesTests
{
    const string Secret = "ConnectionStrings__Shop";

    static readonly (string Before, string After)[] Secrets =
    [
        ("", "deployment:\n  secrets:\n    - X\n"),
        ("\n", "deployment:\n  secrets:\n    - X\n\n"),
        ("# nothing yet", "# nothing yet\ndeployment:\n  secrets:\n    - X"),
        ("---\n", "---\ndeployment:\n  secrets:\n    - X\n"),
        ("{}", "{ deployment: { secrets: [X] } }"),
        ("deployment:", "deployment:\n  secrets:\n    - X"),
        ("deployment: # the app\nservices: {}\n", "deployment: # the app\n  secrets:\n    - X\nservices: {}\n"),
        ("deployment: ~ # the app\n", "deployment: # the app\n  secrets:\n    - X\n"),
        ("deployment: null\n", "deployment:\n  secrets:\n    - X\n"),
        ("deployment: {}\n", "deployment: { secrets: [X] }\n"),
        ("{ deployment: }\n", "{ deployment: { secrets: [X] } }\n"),
        ("deployment: { name: shop } # x\n", "deployment: { name: shop, secrets: [X] } # x\n"),
        ("deployment: {\n  name: shop, # x\n  port: 80\n}\n", "deployment: {\n  name: shop, # x\n  port: 80,\n  secrets: [X]\n}\n"),
        ("services:\n  redis: {}\n", "services:\n  redis: {}\ndeployment:\n  secrets:\n    - X\n"),
        ("services:\n  redis: {}\n\n# x\nmonitoring: {}\n", "services:\n  redis: {}\n\n# x\nmonitoring: {}\n\ndeployment:\n  secrets:\n    - X\n"),
        ("services: {}\n...\n", "services: {}\ndeployment:\n  secrets:\n    - X\n...\n"),
        // Indentation, comments, line ends.
        ("deployment:\n    name: shop\n", "deployment:\n    name: shop\n    secrets:\n        - X\n"),
        ("deployment:\r\n  name: shop # x\r\n\r\n# y\r\nservices: {}\r\n", "deployment:\r\n  name: shop # x\r\n  secrets:\r\n    - X\r\n\r\n# y\r\nservices: {}\r\n"),
        ("deployment:\n  name: shop", "deployment:\n  name: shop\n  secrets:\n    - X"),
        ("deployment:\n  env:\n    A: |\n      # no comment\n\n      end\n  # port: 80\n\nservices: {}\n", "deployment:\n  env:\n    A: |\n      # no comment\n\n      end\n  # port: 80\n  secrets:\n    - X\n\nservices: {}\n"),
        ("deployment:\n# x\n  env:\n# y\n    A: b\n", "deployment:\n# x\n  env:\n# y\n    A: b\n  secrets:\n    - X\n"),
        ("deployment:\n  name: shop\ncicd:\n  approval:\n  - production\n", "deployment:\n  name: shop\n  secrets:\n  - X\ncicd:\n  approval:\n  - production\n"),
        // A list that is there.
        ("deployment:\n  secrets:\n", "deployment:\n  secrets:\n    - X\n"),
        ("deployment:\n  secrets: []\n", null!),
        ("deployment:\n  secrets: [A, B] # x\n", "deployment:\n  secrets: [A, B, X] # x\n"),
        ("deployment:\n  secrets: [ A ]\n", "deployment:\n  secrets: [ A, X ]\n"),
        ("deployment:\n  secrets: [\n    A, # x\n    B,\n  ]\n", "deployment:\n  secrets: [\n    A, # x\n    B,\n    X,\n  ]\n"),
        ("deployment:\n  secrets:\n    - A # x\n    - { name: B, from: b }\n  port: 80\n", "deployment:\n  secrets:\n    - A # x\n    - { name: B, from: b }\n    - X\n  port: 80\n"),
        ("deployment:\n  secrets:\n  - A\n  # port\n  port: 80\n", "deployment:\n  secrets:\n  - A\n  - X\n  # port\n  port: 80\n"),
        ("deployment:\n  secrets:\n    -   name: A\n        from: a\n\n", "deployment:\n  secrets:\n    -   name: A\n        from: a\n    -   X\n\n"),
        // Anchors elsewhere do no harm.
        ("deployment:\n  name: &n shop\n  secrets: [A]\n", "deployment:\n  name: &n shop\n  secrets: [A, X]\n"),
    ];

    static readonly string[] Unsafe =
    [
        // What an alias repeats would change with it.
        "deployment: &d\n  name: shop\nenvironments:\n  e: {}\n",
        "deployment:\n  secrets: &s [A]\n",
        "deployment:\n  secrets: &s\n    - A\n",
        "services: &x {}\ndeployment: *x\n",
        "deployment:\n  env: { A: &l b }\n  secrets: [A2, *l]\n",
        "deployment: !map\n  name: shop\n",
        // Not what the format has there.
        "deployment: text\n",
        "deployment:\n  secrets: A\n",
        "deployment: [\n",
        // It is there.
        "deployment: { secrets: [X] }\n",
        "deployment: { secrets: [{ name: X }] }\n",
    ];

    static IEnumerable<TestCaseData> SecretCases =>
        Secrets.Select(static (item, i) => new TestCaseData(item.Before, item.After ?? item.Before.Replace("[]", "[X]", StringComparison.Ordinal)).SetName($"{{m}}({i})"));

    [TestCaseSource(nameof(SecretCases))]
    public void A_secret_is_added_in_the_style_of_the_file(string before, string after) =>
        Assert.That(Fixing.Apply(before, Fixing.FixesOf(before, "DEPLOY0405", FixHints.Secret, "X").Single()), Is.EqualTo(after));

    [TestCaseSource(nameof(Unsafe))]
    public void Nothing_is_offered_where_it_is_not_safe(string spec) => Assert.That(Fixing.FixesOf(spec, "DEPLOY0405", FixHints.Secret, "X"), Is.Empty);

    [TestCase("DEPLOY0406")]
    [TestCase("DEPLOY0407")]
    public void A_variable_may_be_a_secret_or_a_setting(string code)
    {
        const string before = "deployment:\n  name: shop\n";
        var fixes = Fixing.FixesOf(before, code, FixHints.Variable, Secret);
        Assert.That(fixes.Select(static fix => fix.Title), Is.EqualTo(new[] { $"Add {Secret} to secrets of deployment.yaml", $"Add {Secret} to env of deployment.yaml" }));
        Assert.That(Fixing.Apply(before, fixes[1]), Is.EqualTo($"deployment:\n  name: shop\n  env:\n    {Secret}: \"\" # fill in\n"));
        Assert.That(fixes.Select(static fix => fix.Key), Is.Unique);
    }

    [TestCase("deployment: { env: { A: b } }\n", "deployment: { env: { A: b, X: \"\" } }\n")]
    [TestCase("deployment:\n  env:\n    A: b\n", "deployment:\n  env:\n    A: b\n    X: \"\" # fill in\n")]
    public void A_setting_goes_to_the_others(string before, string after) =>
        Assert.That(Fixing.Apply(before, Fixing.FixesOf(before, "DEPLOY0407", FixHints.Variable, "X")[1]), Is.EqualTo(after));

    [TestCase("deployment:\n  health: /health # x\n", "deployment:\n  health: /ready # x\n")]
    [TestCase("deployment:\n  health: '/health'\n", "deployment:\n  health: /ready\n")]
    [TestCase("deployment:\n  health:\n  port: 80\n", "deployment:\n  health: /ready\n  port: 80\n")]
    [TestCase("deployment:\n  port: 80\n", "deployment:\n  port: 80\n  health: /ready\n")]
    public void The_health_path_becomes_that_of_the_code(string before, string after) =>
        Assert.That(Fixing.Apply(before, Fixing.FixesOf(before, "DEPLOY0402", FixHints.Health, "/ready").Single()), Is.EqualTo(after));

    [Test]
    public void Of_three_health_paths_none_is_chosen() =>
        Assert.That(Fixing.FixesOf("deployment: { health: { liveness: /live, readiness: /ready } }\n", "DEPLOY0402", FixHints.Health, "/up"), Is.Empty);

    [TestCase("feature_flags:\n  flags:\n    a: true\n", "feature_flags:\n  flags:\n    a: true\n    new-checkout: false\n")]
    [TestCase("deployment: {}\n", "deployment: {}\nfeature_flags:\n  flags:\n    new-checkout: false\n")]
    public void A_flag_is_added_switched_off(string before, string after) =>
        Assert.That(Fixing.Apply(before, Fixing.FixesOf(before, "DEPLOY0411", FixHints.Flag, "new-checkout").Single()), Is.EqualTo(after));

    [Test]
    public void A_flag_whose_name_the_format_does_not_take_is_not_added() =>
        Assert.That(Fixing.FixesOf("deployment: {}\n", "DEPLOY0411", FixHints.Flag, "New Checkout"), Is.Empty);

    [Test]
    public void Migrations_are_added_where_there_is_a_database()
    {
        const string before = "services:\n  postgres: {}\n\nmonitoring: {}\n";
        Assert.That(Fixing.Apply(before, Fixing.FixesOf(before, "DEPLOY0409").Single()), Is.EqualTo(before + "\nmigrations:\n  enabled: true\n"));
        Assert.That(Fixing.FixesOf("deployment: {}\n", "DEPLOY0409"), Is.Empty);
    }
}
