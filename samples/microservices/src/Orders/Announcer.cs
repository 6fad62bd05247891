using System.Text.Json;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Store.Orders;

/// <summary>The queue from which "mailer" reads.</summary>
public sealed class Queue(string address) : IAsyncDisposable
{
    /// <summary>Its name, which the mailer knows too.</summary>
    const string Name = "orders-placed";

    // Kept on a majority of the nodes, and over their restarts.
    static readonly Dictionary<string, object?> Arguments = new(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" };

    IConnection? _connection;
    IChannel? _channel;

    /// <summary>Returns when the server has the message for good.</summary>
    public async Task Publish(ReadOnlyMemory<byte> message, CancellationToken cancel)
    {
        var channel = await Open(cancel);
        await channel.BasicPublishAsync("", Name, mandatory: true, new BasicProperties { ContentType = "application/json", Persistent = true }, message, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_channel is not null)
            await _channel.DisposeAsync();
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    async Task<IChannel> Open(CancellationToken cancel)
    {
        if (_channel is { IsOpen: true })
            return _channel;
        await DisposeAsync();
        (_channel, _connection) = (null, null);
        // The announcer tries again itself; a recovery of the client's own would be a second one beside it.
        var factory = new ConnectionFactory { Uri = new Uri(address), ClientProvidedName = "orders", AutomaticRecoveryEnabled = false };
        _connection = await factory.CreateConnectionAsync(cancel);
        _channel = await _connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancel);
        await _channel.QueueDeclareAsync(Name, durable: true, exclusive: false, autoDelete: false, Arguments, cancellationToken: cancel);
        return _channel;
    }
}

/// <summary>Tells the other services of orders that were placed.</summary>
public sealed partial class Announcer(OrderStore orders, Queue queue, Schema schema, ILogger<Announcer> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // After a full handful there may be more.
                while (schema.Ready && await orders.Announce((id, customer) => Tell(id, customer, stoppingToken), stoppingToken) == 20)
                    stoppingToken.ThrowIfCancellationRequested();
            }
            catch (Exception error) when (error is NpgsqlException or TimeoutException or RabbitMQClientException or IOException)
            {
                LogWaiting(error.Message);
            }

            await Task.Delay(Pause, stoppingToken);
        }
    }

    Task Tell(long id, Guid customer, CancellationToken cancel) =>
        queue.Publish(JsonSerializer.SerializeToUtf8Bytes(new OrderPlaced(id, customer)), cancel);

    [LoggerMessage(LogLevel.Warning, "Orders cannot be announced at the moment: {Reason}")]
    partial void LogWaiting(string reason);

    sealed record OrderPlaced(long Id, Guid Customer);
}
