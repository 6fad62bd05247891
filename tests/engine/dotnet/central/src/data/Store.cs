namespace Data;

public static class Store
{
    public static string? Name => typeof(Npgsql.NpgsqlConnection).Namespace;
}
