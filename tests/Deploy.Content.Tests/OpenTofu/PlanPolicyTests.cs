using System.Text.Json;

namespace Deploy.Content.Tests.OpenTofu;

/// <summary>The policy finds what it is there to find: each thing that it refuses, planned on purpose.</summary>
public sealed class PlanPolicyTests
{
    const string Tags = """ "tags": { "app": "shop" } """;

    [TestCase("aws_db_instance", """{ "publicly_accessible": true, "storage_encrypted": true, "backup_retention_period": 7, TAGS }""", "can be reached from the internet")]
    [TestCase("aws_db_instance", """{ "storage_encrypted": false, "backup_retention_period": 7, TAGS }""", "storage_encrypted is off")]
    [TestCase("aws_db_instance", """{ "storage_encrypted": true, "backup_retention_period": 0, TAGS }""", "has no backups")]
    [TestCase("aws_db_instance", """{ "storage_encrypted": true, "backup_retention_period": 7, "tags": null }""", "has no tags")]
    [TestCase("aws_vpc_security_group_ingress_rule", """{ "cidr_ipv4": "0.0.0.0/0", "from_port": 22, "to_port": 22, TAGS }""", "ports 22–22 are open to the world")]
    [TestCase("aws_vpc_security_group_ingress_rule", """{ "cidr_ipv6": "::/0", "from_port": 80, "to_port": 443, TAGS }""", "ports 80–443 are open to the world")]
    [TestCase("aws_security_group", """{ "ingress": [{ "from_port": 443 }], TAGS }""", "has an inline ingress rule")]
    [TestCase("aws_subnet", """{ "map_public_ip_on_launch": true, TAGS }""", "gives public addresses")]
    [TestCase("aws_s3_bucket_public_access_block", """{ "block_public_acls": true, "block_public_policy": false, "ignore_public_acls": true, "restrict_public_buckets": true }""", "block_public_policy is off")]
    [TestCase("aws_elasticache_replication_group", """{ "at_rest_encryption_enabled": true, "transit_encryption_enabled": false, TAGS }""", "talks without TLS")]
    [TestCase("aws_cloudwatch_log_group", """{ "kms_key_id": "arn", "retention_in_days": 0, TAGS }""", "keeps logs for ever")]
    [TestCase("aws_cloudwatch_log_group", """{ "kms_key_id": null, "retention_in_days": 30, TAGS }""", "has no key of its own")]
    [TestCase("aws_sns_topic", """{ "kms_master_key_id": null, TAGS }""", "has no key of its own")]
    [TestCase("aws_lb_listener", """{ "protocol": "HTTPS", "ssl_policy": "ELBSecurityPolicy-2016-08", TAGS }""", "takes old versions of TLS")]
    [TestCase("aws_instance", """{ "metadata_options": [{ "http_tokens": "optional" }], TAGS }""", "answers to IMDSv1")]
    [TestCase("aws_iam_role_policy", """{ "policy": "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}" }""", "policy allows s3:* on everything")]
    [TestCase("aws_iam_policy", """{ "policy": "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"ec2:Describe\",\"*\"],\"Resource\":[\"*\"]}}", TAGS }""", "policy allows ec2:Describe, * on everything")]
    [TestCase("azurerm_postgresql_flexible_server", """{ "public_network_access_enabled": true }""", "can be reached from the internet")]
    [TestCase("azurerm_storage_account", """{ "min_tls_version": "TLS1_0" }""", "takes old versions of TLS")]
    [TestCase("azurerm_container_registry", """{ "admin_enabled": true }""", "has an admin user")]
    [TestCase("azurerm_network_security_rule", """{ "access": "Allow", "direction": "Inbound", "source_address_prefix": "*", "destination_port_range": "22" }""", "ports 22 are open to the world")]
    [TestCase("azurerm_network_security_rule", """{ "access": "Allow", "direction": "Inbound", "source_address_prefix": "Internet", "destination_port_ranges": ["443", "5432"] }""", "ports 443, 5432 are open to the world")]
    [TestCase("azurerm_log_analytics_workspace", """{ "retention_in_days": 7 }""", "has no retention")]
    public void It_refuses(string type, string after, string expected) => Assert.That(PlanPolicy.Violations(Plan(type, after)), Has.Some.EqualTo($"{type}.this: {expected}"));

    [TestCase("aws_vpc_security_group_ingress_rule", """{ "cidr_ipv4": "0.0.0.0/0", "from_port": 443, "to_port": 443, TAGS }""")]
    [TestCase("aws_kms_key", """{ "policy": "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"kms:*\",\"Resource\":\"*\",\"Principal\":{\"AWS\":\"arn\"}}]}", TAGS }""")]
    [TestCase("aws_iam_role_policy", """{ "policy": "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn\"}]}" }""")]
    public void It_allows(string type, string after) => Assert.That(PlanPolicy.Violations(Plan(type, after)), Is.Empty);

    /// <summary>A key that is made in the same plan is not known yet, and is given all the same.</summary>
    [Test]
    public void It_takes_what_is_known_later_for_given() =>
        Assert.That(PlanPolicy.Violations(Plan("aws_sns_topic", "{ TAGS }", """{ "kms_master_key_id": true }""")), Is.Empty);

    static JsonElement Plan(string type, string after, string unknown = "{}") => JsonSerializer.Deserialize<JsonElement>($$"""
        { "resource_changes": [{ "address": "{{type}}.this", "mode": "managed", "type": "{{type}}", "change": { "actions": ["create"], "after": {{after.Replace("TAGS", Tags, StringComparison.Ordinal)}}, "after_unknown": {{unknown}} } }] }
        """);
}
