// A project of the solution that holds the database.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Shop.Data
{
    public class OrderContext(DbContextOptions<OrderContext> options) : DbContext(options) { }

    [DbContext(typeof(OrderContext))]
    [Migration("20260101000000_Start")]
    public class Start : Migration { }
}
