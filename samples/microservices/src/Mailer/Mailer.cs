using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Store.Mailer;

/// <summary>Sends a confirmation for each order that "orders" announces. A message is taken off the queue only after that; whoever dies in between leaves it to another.</summary>
public sealed partial class Mailer(IConfiguration configuration, ILogger<Mailer> log) : BackgroundService
{
    /// <summary>The queue's name, which the service "orders" knows too.</summary>
    const string Queue = "orders-placed";

    static readonly Dictionary<string, object?> Arguments = new(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var address = configuration.GetConnectionString("RabbitMq") ?? throw new InvalidOperationException("Set ConnectionStrings:RabbitMq (environment: ConnectionStrings__RabbitMq).");
        var factory = new ConnectionFactory { Uri = new Uri(address), ClientProvidedName = "mailer", AutomaticRecoveryEnabled = false };
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Read(factory, stoppingToken);
            }
            catch (Exception error) when (error is RabbitMQClientException or IOException)
            {
                LogWaiting(error.Message);
            }

            await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
        }
    }

    // Until the connection ends, or the program.
    async Task Read(ConnectionFactory factory, CancellationToken cancel)
    {
        await using var connection = await factory.CreateConnectionAsync(cancel);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, Arguments, cancellationToken: cancel);
        await channel.BasicQosAsync(0, prefetchCount: 10, global: false, cancel);

        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, message) =>
        {
            if (Parse(message.Body.Span) is { } order)
                LogSent(order.Id, order.Customer);
            else
                LogUnreadable(message.DeliveryTag);
            // What cannot be read now cannot be read later either: it would block the queue.
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancel);
        };
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer, cancel);
        await ended.Task.WaitAsync(cancel);
    }

    static OrderPlaced? Parse(ReadOnlySpan<byte> message)
    {
        try
        {
            return JsonSerializer.Deserialize<OrderPlaced>(message);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Stands for the mail itself, which needs an account somewhere.
    [LoggerMessage(LogLevel.Information, "Order {Order} of customer {Customer} is confirmed.")]
    partial void LogSent(long order, Guid customer);

    [LoggerMessage(LogLevel.Error, "Message {Number} is no order and is dropped.")]
    partial void LogUnreadable(ulong number);

    [LoggerMessage(LogLevel.Warning, "RabbitMQ does not answer: {Reason}")]
    partial void LogWaiting(string reason);

    sealed record OrderPlaced(long Id, Guid Customer);
}
