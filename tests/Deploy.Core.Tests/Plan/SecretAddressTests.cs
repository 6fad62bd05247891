using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Tests.Cases;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Plan;

/// <summary>Where a store keeps what a spec names.</summary>
public sealed class SecretAddressTests
{
    static IEnumerable<string> StoreCases =>
        ["secrets-by-aws-secrets-manager", "secrets-by-external-secrets", "secrets-by-key-vault", "secrets-by-vault", "secrets-sealed"];

    [TestCase(SecretsProvider.ExternalSecrets, "STRIPE_KEY", "", "STRIPE_KEY", "")]
    [TestCase(SecretsProvider.ExternalSecrets, "mail#smtp.password", "prod/shop", "prod/shop/mail", "smtp.password")]
    [TestCase(SecretsProvider.ExternalSecrets, "STRIPE_KEY", "prod_", "prod_STRIPE_KEY", "")]
    [TestCase(SecretsProvider.AwsSecretsManager, "rds!db-0a1b#password", "", "rds!db-0a1b", "password")]
    [TestCase(SecretsProvider.AwsSecretsManager, "arn:aws:secretsmanager:eu-west-1:123456789012:secret:mail-a1b2c3", "shop", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:mail-a1b2c3", "")]
    [TestCase(SecretsProvider.AzureKeyVault, "ConnectionStrings__Db", "shop", "shop-ConnectionStrings--Db", "")]
    [TestCase(SecretsProvider.AzureKeyVault, "mail/password", "", "mail-password", "")]
    [TestCase(SecretsProvider.Vault, "STRIPE_KEY", "", "app", "STRIPE_KEY")]
    [TestCase(SecretsProvider.Vault, "STRIPE_KEY", "team/", "team", "STRIPE_KEY")]
    [TestCase(SecretsProvider.Vault, "team/mail/password", "", "team/mail", "password")]
    [TestCase(SecretsProvider.Vault, "mail#password", "team", "team/mail", "password")]
    [TestCase(SecretsProvider.SealedSecrets, "mail#password", "", "", "")]
    public void A_name_is_spelt_as_the_store_spells_it(SecretsProvider provider, string from, string prefix, string key, string property) =>
        Assert.That(SecretAddress.Of(provider, from, prefix, "app"), Is.EqualTo((key, property)));

    [TestCase("mail/password", "mail-password")]
    [TestCase("mail#password", "mail-password")]
    [TestCase("rds!db", "rds-db")]
    public void A_key_of_a_Secret_has_only_characters_that_Kubernetes_allows(string from, string key) =>
        Assert.That(new SecretPlan("PASSWORD", from).KubernetesKey, Is.EqualTo(key));

    [TestCaseSource(nameof(StoreCases))]
    public void The_README_has_a_command_or_a_place_for_every_value(string name)
    {
        var compilation = GoldenCase.All.Single(item => item.Name == name).Compilation;
        var readme = compilation.File("README.md");
        var secrets = (YamlMapping)((YamlMapping)YamlReader.Read(new SourceText("values.yaml", compilation.File($"helm/{name}/values.yaml")), new DiagnosticBag())!).Find("secrets")!.Value;
        var names = ((YamlSequence)secrets.Find("keys")!.Value).Items.Cast<YamlScalar>().Select(static key => key.Value);
        var places = ((YamlMapping)secrets.Find("remoteKeys")!.Value).Entries
            .SelectMany(static entry => ((YamlMapping)entry.Value).Entries.Select(static part => ((YamlScalar)part.Value).Value).Append(entry.Key.Value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(names, Is.Not.Empty);
            foreach (var word in names.Concat(places))
                Assert.That(readme, Does.Contain(word));
        }
    }
}
