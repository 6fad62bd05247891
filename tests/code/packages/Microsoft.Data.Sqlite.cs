namespace Microsoft.Data.Sqlite
{
    public class SqliteConnection(string? connectionString)
    {
        public string? ConnectionString { get; } = connectionString;
    }
}
