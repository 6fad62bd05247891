using Deploy.Core.Emit.Data;
using Deploy.Core.Emit.Helm;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Docker;

/// <summary>RabbitMQ in the compose files. It starts as it does in the chart, so a queue has the same type everywhere.</summary>
static class RabbitMqService
{
    /// <summary>The file that starts it, beside the compose files; the chart has the same.</summary>
    public const string Script = "rabbitmq-start.sh";

    /// <summary>Reached by the services of the file only, with the password that everybody knows.</summary>
    public static DataMap OnLaptop(RabbitMqPlan rabbitMq) => new()
    {
        { "image", $"{rabbitMq.Image}:{rabbitMq.Tag}" },
        { "hostname", "rabbitmq", "Part of the name under which the node keeps its data." },
        { "user", "999:999" },
        { "command", Command() },
        {
            "environment", new DataMap
            {
                { "APP_PASSWORD", "guest", "Reached by the services of this file only." },
                { "APP_USER", "guest" },
                { "APP_VHOST", rabbitMq.VirtualHost },
                { "QUEUE_TYPE", "quorum" },
                // RabbitMQ lets this user in from its own machine only, unless it is told otherwise.
                { "SETTINGS", "loopback_users.guest = false" },
            }
        },
        { "volumes", Volumes() },
        { "networks", new DataList { "data" } },
        { "healthcheck", Health("2s", 45) },
    };

    /// <summary>One node.</summary>
    public static DataMap OnServer(RabbitMqPlan rabbitMq) => new()
    {
        { "image", $"{rabbitMq.Image}:{rabbitMq.Tag}" },
        { "hostname", "rabbitmq", "Part of the name under which the node keeps its data." },
        { "user", "999:999" },
        { "command", Command() },
        {
            "environment", new DataMap
            {
                { "APP_PASSWORD_FILE", "/run/secrets/RABBITMQ_PASSWORD" },
                { "APP_USER", rabbitMq.VirtualHost },
                { "APP_VHOST", rabbitMq.VirtualHost },
                { "QUEUE_TYPE", "quorum" },
                { "RABBITMQ_LOGS", "-" },
                {
                    "SETTINGS", $"vm_memory_high_watermark.absolute = {RabbitMqValues.Watermark(rabbitMq)}\ndisk_free_limit.absolute = {RabbitMqValues.Watermark(rabbitMq)}\n"
                },
            }
        },
        { "secrets", new DataList { "RABBITMQ_PASSWORD" } },
        { "volumes", Volumes() },
        { "tmpfs", new DataList { "/tmp:size=64m,mode=1777" } },
        { "networks", new DataList { "data" } },
        { "healthcheck", Health("10s", 12) },
        { "mem_limit", ComposeFile.Memory(rabbitMq.Resources.MemoryLimit) },
        { "cpus", ComposeFile.Cpus(rabbitMq.Resources.CpuLimit) },
        { "pids_limit", 512 },
        { "stop_grace_period", "60s" },
    };

    static DataList Command() => ["bash", $"/{Script}"];

    static DataList Volumes() => ["rabbitmq-data:/var/lib/rabbitmq", $"./{Script}:/{Script}:ro"];

    // The port of the clients opens last.
    static DataMap Health(string interval, int retries) => new()
    {
        { "test", new DataList { "CMD", "bash", "-c", ": < /dev/tcp/127.0.0.1/5672" } },
        { "interval", interval },
        { "timeout", "3s" },
        { "retries", retries },
        { "start_period", "30s" },
    };
}
