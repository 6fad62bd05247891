# shellcheck shell=bash disable=SC2154 # Variables of bases.sh.
# Read by bases.sh: the .NET images beside those that samples/shop needs. All are parts of the two that bases.sh makes.
set -euo pipefail

# The machine's SDK builds older target frameworks as well.
make_older_sdk() { docker tag mcr.microsoft.com/dotnet/sdk:10.0-noble "$1"; }

# With shell and package manager. The distribution is another one than the published image's; apt-get and bash are the same.
make_aspnet() {
	build "$1" "${engine_tests}/dotnet" <<-EOF
		FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra AS chiseled
		FROM ${debian}
		RUN apt-get update && apt-get install -y --no-install-recommends libicu72 libssl3 libstdc++6 zlib1g tzdata && rm -rf /var/lib/apt/lists/* \\
		    && ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet && useradd --uid 1654 --user-group --create-home app
		COPY --from=chiseled /usr/share/dotnet /usr/share/dotnet
		ENV APP_UID=1654 ASPNETCORE_HTTP_PORTS=8080 DOTNET_RUNNING_IN_CONTAINER=true
		CMD ["bash"]
	EOF
}

# make_smaller NAME PATH…: the chiseled image without these.
make_smaller() {
	local name=$1
	shift
	build "${name}" "${engine_tests}/dotnet" <<-EOF
		FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra AS whole
		FROM ${debian} AS part
		COPY --from=whole / /part
		RUN cd /part && rm -rf $* && chown 1654:1654 home/app && chmod 1777 tmp
		FROM scratch
		COPY --from=part /part /
		ENV APP_UID=1654 ASPNETCORE_HTTP_PORTS=8080 DOTNET_RUNNING_IN_CONTAINER=true SSL_CERT_FILE=${authorities} PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
		USER 1654
	EOF
}

# What "extra" is.
readonly -a extra=('usr/lib/x86_64-linux-gnu/libicu*' usr/share/zoneinfo)

# One of those below.
make_dotnet() {
	local -a without=()
	case $1 in
		*/sdk:*)
			make_older_sdk "$1"
			return
			;;
		*/aspnet:*-noble)
			make_aspnet "$1"
			return
			;;
		*/aspnet:*) ;;
		*/runtime:*) without=(usr/share/dotnet/shared/Microsoft.AspNetCore.App) ;;
		*/runtime-deps:*) without=(usr/share/dotnet usr/bin/dotnet) ;;
		*) return 1 ;;
	esac
	[[ $1 == *-extra ]] || without+=("${extra[@]}")
	make_smaller "$1" "${without[@]}"
}

base mcr.microsoft.com/dotnet/sdk:9.0-noble make_dotnet
base mcr.microsoft.com/dotnet/aspnet:10.0-noble make_dotnet
base mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled make_dotnet
base mcr.microsoft.com/dotnet/runtime:10.0-noble-chiseled-extra make_dotnet
base mcr.microsoft.com/dotnet/runtime-deps:9.0-noble-chiseled make_dotnet
base mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled make_dotnet
base mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra make_dotnet
