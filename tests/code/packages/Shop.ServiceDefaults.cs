// A project of the solution that the app refers to: its code cannot be seen from the app.
using Microsoft.AspNetCore.Builder;

namespace Shop
{
    public static class ServiceDefaults
    {
        public static WebApplication MapDefaultEndpoints(this WebApplication app) => app;
    }
}
