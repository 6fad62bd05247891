using Npgsql;

namespace Shop;

/// <summary>Creates the tables if they are missing. Waits for the database rather than ending the app; until then the app is not ready.</summary>
public sealed partial class Schema(NpgsqlDataSource database, ILogger<Schema> log) : BackgroundService
{
    // Any number, as long as nobody else uses it: it keeps replicas that start together from creating the tables at once.
    const long LockKey = 7_105_621_904;

    const string Tables = """
        CREATE TABLE IF NOT EXISTS products (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            name text NOT NULL,
            price numeric(12, 2) NOT NULL CHECK (price >= 0),
            stock integer NOT NULL CHECK (stock >= 0));
        CREATE TABLE IF NOT EXISTS orders (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            created_at timestamptz NOT NULL DEFAULT now(),
            total numeric(14, 2) NOT NULL);
        CREATE TABLE IF NOT EXISTS order_lines (
            order_id bigint NOT NULL REFERENCES orders (id),
            line integer NOT NULL,
            product_id bigint NOT NULL REFERENCES products (id),
            quantity integer NOT NULL CHECK (quantity > 0),
            price numeric(12, 2) NOT NULL,
            PRIMARY KEY (order_id, line));
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
