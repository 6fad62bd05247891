using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Store.Basket;

/// <summary>The few Redis commands that a basket needs, over one connection that is opened again after an error.</summary>
public sealed class RedisClient : IDisposable
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    readonly string _host;
    readonly int _port = 6379;
    readonly string? _password;
    readonly SemaphoreSlim _turn = new(1);
    Connection? _connection;

    /// <param name="connectionString"><c>host[:port][,password=…]</c></param>
    public RedisClient(string connectionString)
    {
        var parts = connectionString.Split(',', StringSplitOptions.TrimEntries);
        var address = parts[0].Split(':', 2);
        _host = address[0];
        if (address.Length == 2)
            _port = int.Parse(address[1], CultureInfo.InvariantCulture);
        _password = parts.Skip(1)
            .Where(part => part.StartsWith("password=", StringComparison.OrdinalIgnoreCase))
            .Select(part => part["password=".Length..])
            .FirstOrDefault();
    }

    /// <returns>The items of the answer; one, or none for nothing, if it is no list.</returns>
    public async Task<IReadOnlyList<string>> Send(CancellationToken cancel, params string[] command)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(Timeout);
        await _turn.WaitAsync(timeout.Token);
        try
        {
            _connection ??= await Connection.Open(_host, _port, _password, timeout.Token);
            return await _connection.Send(command, timeout.Token);
        }
        catch
        {
            // Its answers may no longer belong to the questions.
            _connection?.Dispose();
            _connection = null;
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _turn.Dispose();
    }

    /// <summary>One connection speaking RESP2.</summary>
    sealed class Connection : IDisposable
    {
        readonly TcpClient _client = new() { NoDelay = true };
        readonly byte[] _buffer = new byte[4096];
        int _start, _end;

        public static async Task<Connection> Open(string host, int port, string? password, CancellationToken cancel)
        {
            var connection = new Connection();
            try
            {
                await connection._client.ConnectAsync(host, port, cancel);
                if (password is not null)
                    await connection.Send(["AUTH", password], cancel);
                return connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }

        public async Task<IReadOnlyList<string>> Send(string[] command, CancellationToken cancel)
        {
            var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"*{command.Length}\r\n");
            foreach (var part in command)
                text.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(part)}\r\n{part}\r\n");
            await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancel);
            return await ReadAnswer(cancel);
        }

        public void Dispose() => _client.Dispose();

        async Task<List<string>> ReadAnswer(CancellationToken cancel)
        {
            var line = await ReadLine(cancel);
            switch (line[0])
            {
                case '+' or ':':
                    return [line[1..]];
                case '$' when line is "$-1":
                    return [];
                case '$':
                    return [await ReadText(int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture), cancel)];
                case '*':
                    var items = new List<string>();
                    for (var left = int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture); left > 0; left--)
                        items.AddRange(await ReadAnswer(cancel));
                    return items;
                default:
                    throw new IOException($"Redis answered: {line}");
            }
        }

        async Task<string> ReadLine(CancellationToken cancel)
        {
            var bytes = new List<byte>();
            while (bytes.Count < 2 || bytes[^1] != '\n')
                bytes.Add(await ReadByte(cancel));
            return Encoding.UTF8.GetString([.. bytes[..^2]]);
        }

        async Task<string> ReadText(int length, CancellationToken cancel)
        {
            var bytes = new byte[length + 2];
            for (var i = 0; i < bytes.Length; i++)
                bytes[i] = await ReadByte(cancel);
            return Encoding.UTF8.GetString(bytes, 0, length);
        }

        async ValueTask<byte> ReadByte(CancellationToken cancel)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, await _client.GetStream().ReadAsync(_buffer, cancel));
                if (_end == 0)
                    throw new IOException("Redis closed the connection.");
            }
            return _buffer[_start++];
        }
    }
}
