# Written by Deploy.Sdk from samples/shop/deployment.yaml; changes made here are lost at the next build.
# docker build -f samples/shop/obj/deploy/docker/Dockerfile -t shop:1.0.0 .     (from the root of the repository)

# Compiles on the builder's own architecture for the target's, so no emulator is needed.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
ARG TARGETARCH
WORKDIR /src

# Only what restore reads: while these files stay the same, this layer does.
COPY global.json ./
COPY samples/Directory.Build.props samples/Directory.Build.targets samples/Directory.Packages.props samples/NuGet.config samples/
COPY artifacts/packages/ artifacts/packages/
COPY samples/shop/Shop.csproj samples/shop/
# Private feeds: docker build --secret id=nuget,src=$HOME/.nuget/NuGet/NuGet.Config …
RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages,sharing=locked \
    --mount=type=secret,id=nuget,target=/root/.nuget/NuGet/NuGet.Config \
    dotnet restore samples/shop/Shop.csproj -a $TARGETARCH -p:UseAppHost=false

COPY . .
# Restores again (in no time) on a builder that has the layer above but not its packages, hence no --no-restore.
RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages,sharing=locked \
    --mount=type=secret,id=nuget,target=/root/.nuget/NuGet/NuGet.Config \
    dotnet publish samples/shop/Shop.csproj -c Release -a $TARGETARCH -o /app -p:UseAppHost=false \
    && mkdir /keys

# No shell and no package manager; ICU and time zones are there.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
# Where ASP.NET Core keeps the keys of its cookies: a volume mounted here belongs to the app's user.
COPY --from=build --chown=1654:1654 /keys /home/app/.aspnet/DataProtection-Keys
# Owned by root: the app cannot change its own code.
COPY --from=build /app .
ENV ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0
EXPOSE 8080
USER 1654:1654
STOPSIGNAL SIGTERM
ENTRYPOINT ["dotnet", "Shop.dll"]

ARG VERSION=1.0.0
ARG REVISION=
ARG SOURCE=
LABEL org.opencontainers.image.title="shop" \
      org.opencontainers.image.description="A small shop: products and orders in PostgreSQL, a read cache in Redis." \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.source="$SOURCE" \
      org.opencontainers.image.base.name="mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra"
