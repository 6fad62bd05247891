#!/usr/bin/env bash
# dotnet build -t:DeployUp, DeployLogs and DeployDown on a real engine, as a new user meets them: a web app of a dozen lines in an
# empty folder, one line for the SDK, a deployment.yaml.
#
#   up.sh     takes artifacts/packages/Deploy.Sdk.*.nupkg; PORT_BASE=18600 moves the ports it uses
#
# Needs the engine of engine.sh and the images of bases.sh. One line per step, "ok - …" or "not ok - …"; exit code 1 if any failed.
# shellcheck disable=SC2317 # Steps are called by name, through `check`.
# Not -e: a step that fails is counted, and the next ones still tell something.
set -uo pipefail
# shellcheck source=tests/engine/lib.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
use_engine

readonly port=${PORT_BASE:-18600} scratch=${work}/up app=${work}/up/notes
export PORT=${port} COMPOSE_PROJECT_NAME=dt-up-notes NUGET_PACKAGES=${scratch}/packages MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
# Sockets that no engine has.
readonly nowhere=unix://${scratch}/nowhere.sock

# --- Preparing ---------------------------------------------------------------------------------------------------------------

make_app() {
	local version package
	rm -rf "${scratch}"
	mkdir -p "${app}/.git" "${app}/feed"
	printf 'ref: refs/heads/main\n' >"${app}/.git/HEAD"
	package=$(find "${repository}/artifacts/packages" -name 'Deploy.Sdk.[0-9]*.nupkg' | head -n 1)
	[[ -n ${package} ]] || { printf 'There is no package; build/pack.sh makes it.\n'; return 1; }
	version=$(basename "${package}" .nupkg)
	version=${version#Deploy.Sdk.}
	cp "${package}" "${app}/feed/"
	cp "${repository}/global.json" "${app}/"
	# Keeps MSBuild from those of the repository that this folder lies in.
	tee "${app}/Directory.Build.props" "${app}/Directory.Build.targets" "${app}/Directory.Packages.props" <<<'<Project />' >/dev/null
	cat >"${app}/NuGet.config" <<-'END'
		<configuration><packageSources><clear /><add key="feed" value="feed" /></packageSources></configuration>
	END
	cat >"${app}/notes.csproj" <<-END
		<Project Sdk="Microsoft.NET.Sdk.Web">
		  <Sdk Name="Deploy.Sdk" Version="${version}" />
		  <PropertyGroup>
		    <TargetFramework>net10.0</TargetFramework>
		    <ImplicitUsings>enable</ImplicitUsings>
		    <UseAppHost>false</UseAppHost>
		    <NuGetAudit>false</NuGetAudit>
		  </PropertyGroup>
		</Project>
	END
	cat >"${app}/deployment.yaml" <<-'END'
		deployment:
		  name: notes
		  image: dt-up/notes
		services:
		  redis: {}
	END
	# Redis without a client library: its protocol is lines of text.
	cat >"${app}/Program.cs" <<-'END'
		using System.Net.Sockets;
		var app = WebApplication.CreateBuilder(args).Build();
		app.MapGet("/", () => "hello");
		app.MapGet("/note", () => Ask("GET note"));
		app.MapPost("/note/{text}", (string text) => Ask($"SET note {text}"));
		app.Run();
		static string Ask(string command)
		{
		    using var client = new TcpClient(Environment.GetEnvironmentVariable("REDIS_HOST") ?? "redis", 6379);
		    using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
		    using var reader = new StreamReader(client.GetStream());
		    writer.WriteLine(command);
		    var answer = reader.ReadLine()!;
		    return answer.StartsWith('$') ? reader.ReadLine()! : answer;
		}
	END
}

# target NAME [ARGUMENT…]
target() {
	local name=$1
	shift
	(cd "${app}" && dotnet build -nologo "-t:${name}" "-p:DeployDocker=${docker_client}" "$@")
}

remove_all() {
	docker ps -aq --filter "label=com.docker.compose.project=${COMPOSE_PROJECT_NAME}" | xargs -r "${docker_client}" rm -f
	docker volume ls -q --filter "label=com.docker.compose.project=${COMPOSE_PROJECT_NAME}" | xargs -r "${docker_client}" volume rm
	docker network ls -q --filter "label=com.docker.compose.project=${COMPOSE_PROJECT_NAME}" | xargs -r "${docker_client}" network rm
	docker image rm dt-up/notes:1.0.0
} >/dev/null 2>&1

# --- Steps -------------------------------------------------------------------------------------------------------------------

# says PATTERN COMMAND…: succeeds, and says so.
says() {
	local pattern=$1 output status=0
	shift
	output=$("$@" 2>&1) || status=$?
	printf '%s\n' "${output}"
	((status == 0)) && grep -qE -- "${pattern}" <<<"${output}"
}

# fails PATTERN COMMAND…: fails, and says so.
fails() {
	local pattern=$1 output status=0
	shift
	output=$("$@" 2>&1) || status=$?
	printf '%s\n' "${output}"
	((status != 0)) && grep -qE -- "${pattern}" <<<"${output}"
}

get() { curl --silent --show-error --fail --max-time 5 "http://127.0.0.1:${port}$1"; }

writes_a_note() { curl --silent --fail --max-time 5 --request POST "http://127.0.0.1:${port}/note/tea" | grep -q OK; }

has_the_note() { get /note | grep -qx tea; }

# On a terminal the services' lines are replaced in place.
on_a_terminal() {
	command -v script >/dev/null || return 0
	(cd "${app}" && env -u CI -u NO_COLOR TERM=xterm-256color COLUMNS=100 script -qec "stty cols 100 rows 40; dotnet build -nologo -t:DeployUp -p:DeployDocker=${docker_client}" "${scratch}/terminal") >/dev/null </dev/null || return
	grep -q 'notes is up' "${scratch}/terminal" && grep -q $'\x1b7' "${scratch}/terminal"
}

no_engine() { DOCKER_HOST=${nowhere} target DeployUp --no-restore; }

someone_has_the_port() {
	local id status=0
	target DeployDown --no-restore >/dev/null || return
	id=$(docker run -d --rm --label "com.docker.compose.project=${COMPOSE_PROJECT_NAME}-other" -p "127.0.0.1:${port}:80" redis:7.4.5-bookworm) || return
	fails "DEPLOY0922.*Port ${port} .*PORT=$((port + 1))" target DeployUp --no-restore || status=$?
	docker rm -f "${id}" >/dev/null
	return "${status}"
}

does_not_compile() {
	local status=0
	printf 'this is no C#\n' >"${app}/Broken.cs"
	fails 'DEPLOY0923' target DeployUp --no-restore || status=$?
	rm "${app}/Broken.cs"
	return "${status}"
}

ends_at_once() {
	local status=0
	printf 'static class Broken { [System.Runtime.CompilerServices.ModuleInitializer] internal static void End() { System.Console.WriteLine("no licence"); System.Environment.Exit(3); } }\n' >"${app}/Broken.cs"
	fails 'DEPLOY0924.*exit code 3' target DeployUp --no-restore || status=$?
	rm "${app}/Broken.cs"
	return "${status}"
}

# Ctrl+C, while an app does not get ready. (What a script starts in the background would not hear it otherwise.)
interrupted() {
	local status=0 build
	printf 'static class Broken { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Wait() => System.Threading.Thread.Sleep(-1); }\n' >"${app}/Broken.cs"
	(cd "${app}" && exec env --default-signal=INT dotnet build -nologo --no-restore -t:DeployUp "-p:DeployDocker=${docker_client}") >"${scratch}/interrupted" 2>&1 &
	build=$!
	within 240 app_starts || status=$?
	kill -INT "${build}"
	! wait "${build}" || status=1
	rm "${app}/Broken.cs"
	cat "${scratch}/interrupted"
	((status == 0)) && grep -qE 'DEPLOY0929.*These still run: app, redis' "${scratch}/interrupted" && [[ -z $(pgrep -f "docker-compose -p ${COMPOSE_PROJECT_NAME}") ]]
}

app_starts() { grep -qE '^ *app +starting' "${scratch}/interrupted"; }

nothing_is_left() {
	local left
	left=$(docker ps -aq --filter "label=com.docker.compose.project=${COMPOSE_PROJECT_NAME}"; docker volume ls -q --filter "label=com.docker.compose.project=${COMPOSE_PROJECT_NAME}")
	[[ -z ${left} ]] || { printf '%s\n' "${left}"; return 1; }
}

# --- The run -----------------------------------------------------------------------------------------------------------------

trap remove_all EXIT
check 'a new app with one line for the SDK' make_app
check 'DeployDown before anything was generated is no error' says 'nothing was generated here' target DeployDown
check 'DeployLogs before anything was generated is no error' says 'nothing was generated here yet' target DeployLogs --no-restore
check 'DeployUp builds the image, starts all, and says where the app answers' says "app +http://localhost:${port}" target DeployUp
check 'the app answers' get /
check 'a note is written' writes_a_note
check 'DeployUp of what runs is no error, and quick' says 'notes is up' target DeployUp --no-restore
check 'DeployLogs shows what the app wrote' says 'Now listening on' target DeployLogs --no-restore
check 'DeployLogs of one service shows only that' says 'Ready to accept connections' target DeployLogs --no-restore -p:DeployLogsService=redis
check 'a service that is unknown is told, with those that are known' fails 'DEPLOY0913.*Allowed: app, redis' target DeployLogs --no-restore -p:DeployLogsService=rediss
check 'DeployDown stops all and keeps the data' says 'The data stays in' target DeployDown --no-restore
check 'DeployDown again is no error' says 'nothing runs' target DeployDown --no-restore
check 'DeployUp again, on a terminal' on_a_terminal
check 'the data is there' has_the_note
check 'without an engine it says how to start it' fails 'DEPLOY0920.*nowhere.sock' no_engine
check 'a port that someone has is told, with the variable that moves it' someone_has_the_port
check 'an image that cannot be built fails with the last lines of the compiler' does_not_compile
check 'a container that ends fails with its last lines' ends_at_once
check 'Ctrl+C ends it, and it says what still runs' interrupted
check 'DeployDown removes the data when told to' says 'Removed with all data in them' target DeployDown --no-restore -p:DeployDownVolumes=true
check 'nothing is left' nothing_is_left
finish up
