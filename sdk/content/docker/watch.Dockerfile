# Written by Deploy.Sdk; the same for every .NET app: where compose.watch.yaml runs the source. What differs are the arguments, which
# it hands over. No source is copied: it is mounted, so an edit needs no build of this image.
#
#   SDK_IMAGE         image with the .NET SDK
#   SYSTEM_PACKAGES   packages that the app needs while it runs

ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0-noble
FROM ${SDK_IMAGE}
ARG SYSTEM_PACKAGES=
# The volume that is mounted on /watch gets the rights of this folder: whoever runs the app may write there.
RUN if [ -n "$SYSTEM_PACKAGES" ]; then \
        apt-get update && apt-get install -y --no-install-recommends $SYSTEM_PACKAGES && rm -rf /var/lib/apt/lists/*; \
    fi \
    && mkdir -m 1777 /watch
USER 1654:1654
