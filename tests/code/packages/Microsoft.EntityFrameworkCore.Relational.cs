// What of EF Core the checks look at; the names are those of the packages.
using System;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.EntityFrameworkCore
{
    public class DbContext : IDisposable
    {
        public DbContext(DbContextOptions options) { }
        public Infrastructure.DatabaseFacade Database => null!;
        public void Dispose() { }
    }

    public class DbContextOptions { }
    public class DbContextOptions<T> : DbContextOptions { }
    public class DbContextOptionsBuilder { }

    public static class NpgsqlDbContextOptionsBuilderExtensions
    {
        public static DbContextOptionsBuilder UseNpgsql(this DbContextOptionsBuilder options, string? connectionString) => options;
    }

    public static class SqliteDbContextOptionsBuilderExtensions
    {
        public static DbContextOptionsBuilder UseSqlite(this DbContextOptionsBuilder options, string? connectionString) => options;
    }

    public static class RelationalDatabaseFacadeExtensions
    {
        public static void Migrate(this Infrastructure.DatabaseFacade database) { }
    }
}

namespace Microsoft.EntityFrameworkCore.Infrastructure
{
    public class DatabaseFacade { }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class DbContextAttribute(Type contextType) : Attribute
    {
        public Type ContextType { get; } = contextType;
    }
}

namespace Microsoft.EntityFrameworkCore.Migrations
{
    public abstract class Migration { }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class MigrationAttribute(string id) : Attribute
    {
        public string Id { get; } = id;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class EntityFrameworkServiceCollectionExtensions
    {
        public static IServiceCollection AddDbContext<TContext>(this IServiceCollection services, Action<Microsoft.EntityFrameworkCore.DbContextOptionsBuilder>? options = null)
            where TContext : Microsoft.EntityFrameworkCore.DbContext => services;
    }
}
