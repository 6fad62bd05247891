using System.Text.Json;

namespace Deploy.Content.Tests.OpenTofu;

/// <summary>What no plan may hold: a public database, an open port, an unencrypted store, a wildcard permission, a resource without tags, logs for ever.</summary>
static class PlanPolicy
{
    /// <summary>Ports that anybody may reach: those of the load balancer, or of the proxy on one server.</summary>
    static readonly int[] PublicPorts = [80, 443];

    /// <summary>Types of AWS that have tags, and must have ours.</summary>
    static readonly HashSet<string> Untagged = new(StringComparer.Ordinal)
    {
        // Tags of these are those of their parent, or they have a map of another form.
        "aws_autoscaling_group", "aws_dlm_lifecycle_policy",
    };

    /// <summary>Every violation, as address and words.</summary>
    public static IReadOnlyList<string> Violations(JsonElement plan)
    {
        var found = new List<string>();
        foreach (var change in plan.GetProperty("resource_changes").EnumerateArray())
        {
            if (change.GetProperty("mode").GetString() != "managed" || !change.GetProperty("change").GetProperty("actions").EnumerateArray().Any(static action => action.GetString() == "create"))
                continue;
            var after = change.GetProperty("change").GetProperty("after");
            var unknown = change.GetProperty("change").GetProperty("after_unknown");
            var type = change.GetProperty("type").GetString()!;
            foreach (var problem in Problems(type, after, unknown))
                found.Add($"{change.GetProperty("address").GetString()}: {problem}");
        }

        return found;
    }

    static IEnumerable<string> Problems(string type, JsonElement after, JsonElement unknown) =>
        Public(type, after).Concat(Ports(type, after)).Concat(Encryption(type, after, unknown)).Concat(Permissions(after)).Concat(Tags(type, after)).Concat(Retention(type, after)).OfType<string>();

    static IEnumerable<string?> Public(string type, JsonElement after)
    {
        if (type is "aws_db_instance" or "aws_rds_cluster_instance" or "aws_mq_broker")
            yield return IsTrue(after, "publicly_accessible") ? "can be reached from the internet" : null;
        if (type is "aws_subnet")
            yield return IsTrue(after, "map_public_ip_on_launch") ? "gives public addresses" : null;
        if (type == "azurerm_postgresql_flexible_server")
            yield return !IsFalse(after, "public_network_access_enabled") ? "can be reached from the internet" : null;
        if (type == "azurerm_storage_account")
            yield return IsTrue(after, "allow_nested_items_to_be_public") ? "lets blobs be public" : null;
        if (type is "azurerm_container_registry")
            yield return IsTrue(after, "admin_enabled") ? "has an admin user" : null;
        if (type == "aws_s3_bucket_public_access_block")
        {
            foreach (var setting in new[] { "block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets" })
                yield return IsTrue(after, setting) ? null : $"{setting} is off";
        }

        if (type is "aws_instance" or "aws_launch_template")
            yield return after.TryGetProperty("metadata_options", out var options) && options.EnumerateArray().Any(static item => Text(item, "http_tokens") == "required") ? null : "answers to IMDSv1";
    }

    static IEnumerable<string?> Ports(string type, JsonElement after)
    {
        if (type is "aws_security_group")
        {
            foreach (var rule in new[] { "ingress", "egress" })
                yield return after.TryGetProperty(rule, out var inline) && inline.ValueKind == JsonValueKind.Array && inline.GetArrayLength() > 0 ? $"has an inline {rule} rule" : null;
        }

        if (type == "aws_vpc_security_group_ingress_rule" && (Text(after, "cidr_ipv4") == "0.0.0.0/0" || Text(after, "cidr_ipv6") == "::/0"))
        {
            var (from, to) = (Number(after, "from_port"), Number(after, "to_port"));
            yield return from == to && PublicPorts.Contains(from ?? -1) ? null : $"ports {from}–{to} are open to the world";
        }

        if (type == "azurerm_network_security_rule" && Text(after, "access") == "Allow" && Text(after, "direction") == "Inbound" && Text(after, "source_address_prefix") is "*" or "0.0.0.0/0" or "Internet")
        {
            var ports = List(after, "destination_port_ranges").Append(Text(after, "destination_port_range") ?? "").Where(static port => port.Length > 0).ToList();
            yield return ports.Count > 0 && ports.TrueForAll(static port => port is "80" or "443") ? null : $"ports {string.Join(", ", ports)} are open to the world";
        }
    }

    static IEnumerable<string?> Encryption(string type, JsonElement after, JsonElement unknown)
    {
        var flag = type switch
        {
            "aws_db_instance" or "aws_rds_cluster" or "aws_docdb_cluster" => "storage_encrypted",
            "aws_elasticache_replication_group" => "at_rest_encryption_enabled",
            "aws_ebs_volume" => "encrypted",
            _ => null,
        };
        // The copy of a database is encrypted as its source is: its own key says so.
        if (flag is not null)
            yield return IsTrue(after, flag) || IsGiven(after, unknown, "kms_key_id") ? null : $"{flag} is off";
        if (type == "aws_elasticache_replication_group")
            yield return IsTrue(after, "transit_encryption_enabled") ? null : "talks without TLS";
        if (type is "aws_secretsmanager_secret" or "aws_cloudwatch_log_group")
            yield return IsGiven(after, unknown, "kms_key_id") ? null : "has no key of its own";
        if (type == "aws_sns_topic")
            yield return IsGiven(after, unknown, "kms_master_key_id") ? null : "has no key of its own";
        if (type == "aws_lb_listener" && Text(after, "protocol") == "HTTPS")
            yield return Text(after, "ssl_policy") is { } policy && policy.Contains("TLS13", StringComparison.Ordinal) ? null : "takes old versions of TLS";
        if (type is "azurerm_storage_account")
            yield return Text(after, "min_tls_version") is "TLS1_2" or "TLS1_3" ? null : "takes old versions of TLS";
    }

    // Policies are texts of JSON; one that holds what is not known yet is seen in the modules' own tests.
    static IEnumerable<string?> Permissions(JsonElement after)
    {
        foreach (var name in new[] { "policy", "inline_policy", "assume_role_policy" })
        {
            if (Text(after, name) is not { Length: > 1 } text || text[0] != '{')
                continue;
            // The rules of a registry are called a policy, too.
            if (!JsonSerializer.Deserialize<JsonElement>(text).TryGetProperty("Statement", out var statements))
                continue;
            foreach (var statement in statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray().ToList() : [statements])
                yield return IsWide(statement) ? $"{name} allows {string.Join(", ", List(statement, "Action"))} on everything" : null;
        }
    }

    // A policy of a key or a bucket speaks of that one alone, and names who may.
    static bool IsWide(JsonElement statement) =>
        Text(statement, "Effect") == "Allow" && !statement.TryGetProperty("Principal", out _)
        && List(statement, "Resource").Contains("*") && List(statement, "Action").Any(static action => action == "*" || action.EndsWith(":*", StringComparison.Ordinal));

    static IEnumerable<string?> Tags(string type, JsonElement after)
    {
        if (!Untagged.Contains(type) && after.TryGetProperty("tags", out var tags))
            yield return tags.ValueKind == JsonValueKind.Object && tags.EnumerateObject().Any(static tag => tag.Name == "app") ? null : "has no tags";
    }

    static IEnumerable<string?> Retention(string type, JsonElement after)
    {
        if (type == "aws_cloudwatch_log_group")
            yield return Number(after, "retention_in_days") is > 0 ? null : "keeps logs for ever";
        if (type == "azurerm_log_analytics_workspace")
            yield return Number(after, "retention_in_days") is >= 30 ? null : "has no retention";
        if (type is "aws_db_instance" && after.TryGetProperty("backup_retention_period", out var days) && days.ValueKind == JsonValueKind.Number)
            yield return days.GetInt32() > 0 ? null : "has no backups";
    }

    static bool IsTrue(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    static bool IsFalse(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.False;

    static bool IsGiven(JsonElement after, JsonElement unknown, string name) => Text(after, name) is { Length: > 0 } || IsTrue(unknown, name);

    static string? Text(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static int? Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    static List<string> List(JsonElement statement, string name) => !statement.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(static item => item.GetString() ?? "").ToList() : [value.GetString() ?? ""];
}
