using System.Text.RegularExpressions;
using Deploy.Core.Diagnostics;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>Addresses, command lines and build arguments that hold a credential: what stands here ends up in version control and in the output.</summary>
sealed class CredentialsElsewhere : SpecRule
{
    const string ByName = "let the program read a variable that you list under 'secrets' of 'deployment'";

    // A signature or a token behind the '?' of an address; a reference to a variable is none.
    static readonly Regex InQuery = new(
        "[?&](sig|token|access_token|auth_token|api_?key|signature|x-amz-signature)=[^&\\s$]{8,}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        var found = new List<Diagnostic?>
        {
            Address(spec.Monitoring?.Alerts?.Webhook, "webhook",
                "write 'slack: { channel: … }' for Slack, whose address is a secret, or the address of a relay of your own"),
        };
        found.AddRange((spec.Services?.All ?? []).Select(static service =>
            Address(service.Service.Backup?.Destination, "destination", "write the address alone: the key of the storage is a secret that the generated README names")));
        found.AddRange((spec.Deployment?.Workers?.Items ?? []).Select(static worker => Text(worker.Command, "command", ByName)));
        found.AddRange((spec.Migrations?.Command?.Items ?? []).Select(static part => Text(part, "command", ByName)));
        found.AddRange((spec.Migrations?.Seed?.Items ?? []).Select(static part => Text(part, "seed", ByName)));
        found.AddRange((spec.Deployment?.Build?.Args?.Entries ?? []).Select(static argument => CredentialsInSettings.IsCredential(argument.Key.Value, argument.Value.Value)
            ? ValueDiagnostics.CredentialIn(argument.Value.Span, argument.Key.Value, "use a secret mount in a Dockerfile of your own: a build argument also stays in the history of the image")
            : null));
        return found.OfType<Diagnostic>();
    }

    static Diagnostic? Address(Located<string>? address, string key, string instead) =>
        address is not null && (CredentialsInSettings.HasCredentialFormat(address.Value) || InQuery.IsMatch(address.Value)) ? ValueDiagnostics.CredentialIn(address.Span, key, instead) : null;

    static Diagnostic? Text(Located<string>? text, string key, string instead) =>
        text is not null && CredentialsInSettings.HasCredentialFormat(text.Value) ? ValueDiagnostics.CredentialIn(text.Span, key, instead) : null;
}
