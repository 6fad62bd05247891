using System.Text.RegularExpressions;

namespace Deploy.Core.Diff.Upgrade;

/// <summary>
/// Parts of the templates that become immutable fields. They change with another version of Deploy.Sdk, or with a template of the user's own.
/// </summary>
sealed class ImmutableTemplates : UpgradeRule
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    static readonly (string Template, string What, Regex Part)[] Parts =
    [
        ("templates/_helpers.tpl", "the labels of all selectors", Expression(@"define ""[^""]*\.selectorLabels""[\s\S]*?(?=\{\{-? end)")),
        ("templates/deployment.yaml", "the Deployment's selector", Expression(@"^  selector:\n(    .*\n)+")),
        ("templates/workers.yaml", "the selector of the workers", Expression(@"^  selector:\n(    .*\n)+")),
        .. StatefulSet("redis"), .. StatefulSet("mongodb"), .. StatefulSet("rabbitmq"),
        ("templates/service.yaml", "the Service's clusterIP", Expression(@"^  clusterIP: .*$")),
        ("templates/redis-service.yaml", "the clusterIP of Redis's Service", Expression(@"^  clusterIP: .*$")),
        ("templates/mongodb-service.yaml", "the clusterIP of MongoDB's Service", Expression(@"^  clusterIP: .*$")),
        ("templates/rabbitmq-service.yaml", "the clusterIP of RabbitMQ's Services", Expression(@"^  clusterIP: .*$")),
    ];

    static IEnumerable<(string Template, string What, Regex Part)> StatefulSet(string service)
    {
        var template = $"templates/{service}-statefulset.yaml";
        yield return (template, "the StatefulSet's serviceName", Expression(@"^  serviceName: .*$"));
        yield return (template, "the StatefulSet's podManagementPolicy", Expression(@"^  podManagementPolicy: .*$"));
        yield return (template, "the StatefulSet's selector", Expression(@"^  selector:\n(    .*\n)+"));
        yield return (template, "the StatefulSet's volumeClaimTemplates", Expression(@"^  volumeClaimTemplates:\n(    .*\n)+"));
    }

    public override IEnumerable<UpgradeRisk> Check(UpgradeContext context)
    {
        if (ReleaseNames.IsRenamed(context))
            yield break;
        foreach (var (template, what, part) in Parts)
        {
            var (before, after) = (context.EarlierText(template), context.LaterText(template));
            // A template that is new or gone changes no object in place.
            if (before.Length == 0 || after.Length == 0 || Of(part, before) == Of(part, after))
                continue;
            yield return context.Refused($"{template} changes {what}, a field that Kubernetes refuses to change.", "Keep it as it was, or delete the object first and let the upgrade make it anew.");
        }
    }

    // The names of helpers begin with the chart's name.
    static string Of(Regex part, string template) => Regex.Replace(part.Match(template).Value, "\"[a-z0-9-]+\\.", "\"", RegexOptions.CultureInvariant, Timeout);

    static Regex Expression(string pattern) => new(pattern, RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Timeout);
}
