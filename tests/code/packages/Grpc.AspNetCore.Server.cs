using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder
{
    public static class GrpcEndpointRouteBuilderExtensions
    {
        public static IEndpointConventionBuilder MapGrpcService<TService>(this IEndpointRouteBuilder builder) => null!;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class GrpcServicesExtensions
    {
        public static IServiceCollection AddGrpc(this IServiceCollection services) => services;
    }
}
