using Npgsql;

namespace Store.Orders;

/// <summary>Creates the tables if they are missing. Waits for the database rather than ending the app; until then the app is not ready.</summary>
public sealed partial class Schema(NpgsqlDataSource database, ILogger<Schema> log) : BackgroundService
{
    // Any number, as long as nobody else uses it: it keeps replicas that start together from creating the tables at once.
    const long LockKey = 4_902_117_365;

    const string Tables = """
        CREATE TABLE IF NOT EXISTS orders (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            customer uuid NOT NULL,
            created_at timestamptz NOT NULL DEFAULT now(),
            announced boolean NOT NULL DEFAULT false);
        CREATE INDEX IF NOT EXISTS orders_to_announce ON orders (id) WHERE NOT announced;
        CREATE TABLE IF NOT EXISTS order_lines (
            order_id bigint NOT NULL REFERENCES orders (id),
            product_id bigint NOT NULL,
            quantity integer NOT NULL CHECK (quantity > 0),
            PRIMARY KEY (order_id, product_id));
        """;

    public bool Ready { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!Ready)
        {
            try
            {
                await Create(stoppingToken);
                Ready = true;
            }
            catch (Exception error) when (error is NpgsqlException or TimeoutException)
            {
                LogWaiting(error.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    async Task Create(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var wait = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = LockKey } } })
            await wait.ExecuteNonQueryAsync(cancel);
        await using (var create = new NpgsqlCommand(Tables, connection))
            await create.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    [LoggerMessage(LogLevel.Warning, "The database does not answer yet: {Reason}")]
    partial void LogWaiting(string reason);
}
