namespace Deploy.Package.Tests;

/// <summary>`dotnet build -t:DeployUp`, `DeployDown` and `DeployLogs` with a stand-in for the client: no engine is needed. tests/engine/up.sh has one.</summary>
public sealed class UpTests
{
    const string Version = "version) case \"$*\" in *Server*) echo 28.2.2 ;; esac ;;";
    const string Healthy = """
        ps) case "$*" in *publish*) echo other ;; *) printf 'a1|Up 3 seconds\nb2|Up 3 seconds (healthy)\nc3|Up 3 seconds (healthy)\n' ;; esac ;;
        inspect) printf 'a1|app|False|running|0|0|false|\nb2|postgres|False|running|0|0|false|\nc3|redis|False|running|0|0|false|\n' ;;
        """;

    [Test]
    public void The_app_is_generated_built_started_and_said()
    {
        var project = TestProject.Django();
        Up(project, "DeployUp", Healthy).Succeeds().Generates().HasNoDiagnostics().Says("blog is up").Says("postgres  healthy").Says("dotnet build -t:DeployDown");
        var calls = project.Read("docker.log");
        Assert.That(calls, Does.Contain("compose -p blog -f compose.yaml build app").And.Contain("compose -p blog -f compose.yaml up --detach --no-build --remove-orphans"));
        Assert.That(calls.IndexOf(" build app", StringComparison.Ordinal), Is.LessThan(calls.IndexOf(" up --detach", StringComparison.Ordinal)));
    }

    [Test]
    public void With_an_error_in_the_file_no_client_is_called()
    {
        var project = TestProject.Django();
        project.Edit("deployment.yaml", "pattern: kubernetes", "pattern: kubernets");
        Up(project, "DeployUp", Healthy).Fails().Says("DEPLOY0105");
        Assert.That(project.Has("docker.log"), Is.False);
    }

    [TestCase("version) echo 'Cannot connect to the Docker daemon at unix:///x.sock.' >&2; [ \"$1\" != version ] || exit 1 ;;", "DEPLOY0920")]
    [TestCase("version) echo 'permission denied while trying to connect to the Docker daemon socket' >&2; exit 1 ;;", "DEPLOY0921")]
    public void An_engine_that_does_not_answer_is_told(string answer, string code)
    {
        var project = TestProject.Django();
        Up(project, "DeployUp", answer).Fails().Reports($"app.proj: error {code}");
    }

    [Test]
    public void Without_a_client_and_without_compose_it_says_how_to_get_them()
    {
        var project = TestProject.Django();
        project.Build("-t:DeployUp", $"-p:DeployDocker={project.PathOf("none")}").Fails().Reports("app.proj: error DEPLOY0918").Says("Set DeployDocker");
        Up(project, "DeployUp", Healthy, $"-p:DeployCompose={project.PathOf("none")}").Fails().Reports("app.proj: error DEPLOY0919").Says("Set DeployCompose");
    }

    [Test]
    public void A_port_in_use_is_told_with_the_variable_that_moves_it() =>
        Up(TestProject.Django(), "DeployUp", "up) echo 'Bind for 127.0.0.1:8000 failed: port is already allocated' >&2; exit 1 ;;\n" + Healthy).Fails().Reports("app.proj: error DEPLOY0922").Says("Port 8000 of this machine is in use by the container other").Says("PORT=8001 dotnet build -t:DeployUp");

    [Test]
    public void An_image_that_is_not_built_shows_the_last_twenty_lines() =>
        Up(TestProject.Django(), "DeployUp", "build) i=1; while [ $i -le 40 ]; do echo \"line $i.\"; i=$((i + 1)); done; exit 17 ;;").Fails().Reports("app.proj: error DEPLOY0923").Says("line 40.").Says("line 21.").DoesNotSay("line 20.");

    [Test]
    public void A_container_that_ends_is_told_with_its_last_lines_and_without_its_secrets() =>
        Up(TestProject.Django(), "DeployUp", """
            ps) echo 'a1|Exited (137) 1 second ago' ;;
            inspect) echo 'a1|app|False|exited|137|0|true|' ;;
            logs) echo 'no route to postgresql://blog:letmein@postgres/blog' ;;
            """).Fails().Reports("app.proj: error DEPLOY0924").Says("exit code 137 (out of memory)").Says("blog:***@postgres").DoesNotSay("letmein");

    [Test]
    public void An_unhealthy_container_is_told_with_what_its_check_says() =>
        Up(TestProject.Django(), "DeployUp", """
            ps) printf 'a1|Up 1 minute\nb2|Up 1 minute (unhealthy)\n' ;;
            inspect) case "$*" in *Health.Log*) printf -- '--- check\nfirst\n--- check\nno answer\n' ;; *) printf 'a1|app|False|running|0|0|false|\nb2|postgres|False|running|0|0|false|\n' ;; esac ;;
            """).Fails().Reports("app.proj: error DEPLOY0925").Says("its health check fails: no answer").DoesNotSay("│ first");

    [Test]
    public void What_never_becomes_ready_ends_after_the_timeout() =>
        Up(TestProject.Django(), "DeployUp", """
            ps) printf 'a1|Up 1 minute (health: starting)\n' ;;
            inspect) printf 'a1|app|False|running|0|0|false|\n' ;;
            """, "-p:DeployUpTimeout=2").Fails().Reports("app.proj: error DEPLOY0926").Says("app (starting)").Says("postgres (waiting)");

    [Test]
    public void Anything_else_that_compose_says_is_shown() =>
        Up(TestProject.Django(), "DeployUp", "up) echo 'manifest unknown' >&2; exit 18 ;;").Fails().Reports("app.proj: error DEPLOY0927").Says("exit code 18: manifest unknown");

    [Test]
    public void Without_generation_and_without_files_there_is_nothing_to_start() =>
        Up(TestProject.Django(), "DeployUp", Healthy, "-p:DeployGenerateFiles=false").Fails().Reports("app.proj: error DEPLOY0928");

    // The client presses Ctrl+C itself, in the middle of a start: it is a child of MSBuild's process.
    [Test]
    public void Interrupted_it_ends_its_children_and_says_what_still_runs()
    {
        var project = TestProject.Django();
        var result = Up(project, "DeployUp", $$"""
            up) trap 'echo told >> "{{project.PathOf("told")}}"; exit 1' TERM; kill -INT $PPID; i=0; while [ $i -lt 600 ]; do sleep 0.1; i=$((i + 1)); done; echo late >> "{{project.PathOf("told")}}" ;;
            {{Healthy}}
            """).Fails();
        result.Reports("app.proj: error DEPLOY0929").Says("These still run: app, postgres, redis").Says("'dotnet build -t:DeployDown'");
        Assert.That(project.Read("told"), Is.EqualTo("told\n"));
    }

    // On a terminal Ctrl+C reaches the client too, which may be the first to end.
    [Test]
    public void A_client_that_was_interrupted_as_well_is_not_taken_for_one_that_failed() =>
        Up(TestProject.Django(), "DeployUp", "build) kill -INT $PPID; exit 1 ;;\n" + Healthy).Fails().Reports("app.proj: error DEPLOY0929").DoesNotSay("DEPLOY0923");

    [Test]
    public void Seed_data_is_written_when_all_is_ready_and_only_when_asked_for()
    {
        const string Ready = """
            run) echo 'Installed 3 objects' ;;
            ps) printf 'a1|Up 3 seconds\nb2|Up 3 seconds (healthy)\nc3|Exited (0) 2 seconds ago\n' ;;
            inspect) printf 'a1|app|False|running|0|0|false|\nb2|postgres|False|running|0|0|false|\nc3|migrate|False|exited|0|0|false|\n' ;;
            """;
        var project = TestProject.Django();
        project.Edit("deployment.yaml", "services:", "migrations:\n  command: [python, manage.py, migrate]\n  seed: [python, manage.py, loaddata, all]\nservices:");
        Up(project, "DeployUp", Ready).Succeeds();
        Assert.That(project.Read("docker.log"), Does.Not.Contain("--profile seed"));
        Up(project, "DeployUp", Ready, "-p:DeploySeed=true").Succeeds().Says("Installed 3 objects");
        Assert.That(project.Read("docker.log"), Does.Contain("--profile seed run --rm -T seed\n"));
    }

    [Test]
    public void Profiles_start_besides_and_one_that_is_unknown_is_told()
    {
        var project = TestProject.Django();
        Up(project, "DeployUp", Healthy.Replace("running|0|0|false|\\n'", "running|0|0|false|\\nd4|adminer|False|running|0|0|false|\\n'", StringComparison.Ordinal).Replace("(healthy)\\n' ;;", "(healthy)\\nd4|Up 3 seconds\\n' ;;", StringComparison.Ordinal), "-p:DeployProfiles=tools").Succeeds().Says("adminer");
        Assert.That(project.Read("docker.log"), Does.Contain("--profile tools up --detach"));
        Up(project, "DeployUp", Healthy, "-p:DeployProfiles=toys").Fails().Reports("app.proj: error DEPLOY0913").Says("tools");
    }

    [Test]
    public void With_the_source_mounted_both_files_are_taken()
    {
        var project = TestProject.Django();
        Up(project, "DeployUp", Healthy, "-p:DeployWatch=true").Succeeds();
        Assert.That(project.Read("docker.log"), Does.Contain("-f compose.yaml -f compose.watch.yaml up --detach"));
    }

    [Test]
    public void With_the_source_mounted_the_app_runs_as_who_starts_it()
    {
        var project = TestProject.Django();
        project.With("id", "#!/bin/sh\ncase $1 in -u) echo 501 ;; *) echo 20 ;; esac\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(project.PathOf("id"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var answers = $"up) echo \"as $WATCH_USER.\" >> '{project.PathOf("docker.log")}' ;;\n{Healthy}";

        Up(project, "DeployUp", answers, "-p:DeployWatch=true").Succeeds();
        Assert.That(project.Read("docker.log"), Does.Contain("as 501:20."));
        Up(project, "DeployUp", answers).Succeeds();
        Assert.That(project.Read("docker.log"), Does.Contain("as .\n"), "The image's own user runs the image.");
    }

    [Test]
    public void Down_and_logs_of_what_was_never_generated_are_no_error()
    {
        var project = TestProject.Django();
        Up(project, "DeployDown", Healthy).Succeeds().HasNoDiagnostics().Says("nothing was generated here");
        Up(project, "DeployLogs", Healthy).Succeeds().HasNoDiagnostics().Says("nothing was generated here");
        Assert.That(project.Has("docker.log"), Is.False);
    }

    [Test]
    public void Down_keeps_the_volumes_unless_told_otherwise()
    {
        var project = TestProject.Django();
        project.Build().Succeeds();
        Up(project, "DeployDown", "volume) echo blog_postgres-data ;;").Succeeds().Says("The data stays in blog_postgres-data");
        // The source that was mounted has volumes of its own.
        Assert.That(project.Read("docker.log"), Does.Contain("-f compose.yaml -f compose.watch.yaml ").And.Contain(" down --remove-orphans\n").And.Not.Contain("--volumes"));
        Up(project, "DeployDown", "", "-p:DeployDownVolumes=true").Succeeds();
        Assert.That(project.Read("docker.log"), Does.Contain(" down --remove-orphans --volumes\n"));
    }

    [Test]
    public void Logs_are_those_of_the_service_that_is_named()
    {
        var project = TestProject.Django();
        project.Build().Succeeds();
        Up(project, "DeployLogs", "logs) echo 'app | ready' ;;", "-p:DeployLogsService=app", "-p:DeployLogsTail=5").Succeeds().Says("app | ready");
        Assert.That(project.Read("docker.log"), Does.Contain(" logs --tail=5 app\n"));
        Up(project, "DeployLogs", "", "-p:DeployLogsTail=many").Fails().Reports("app.proj: error DEPLOY0913");
    }

    [Test]
    public void A_project_that_is_not_deployed_is_told_so() =>
        Up(TestProject.Django(), "DeployUp", Healthy, "-p:EnableDeploy=false").Succeeds().Says("EnableDeploy is 'false'");

    // A client that writes down what it is called with, and answers by the first word of its command; the options of compose are passed over.
    static BuildResult Up(TestProject project, string target, string answers, params string[] arguments)
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("The stand-in for the client is a shell script.");
        else
        {
            project.With("docker", $"""
                #!/bin/sh
                echo "$@" >> '{project.PathOf("docker.log")}'
                command=$1
                if [ "$1" = compose ]; then
                  for word in "$@"; do case $word in version|build|up|down|logs|run) command=$word; break ;; esac; done
                  [ $command != version ] || exec echo 2.29.1
                fi
                case $command in
                {answers}
                {Version}
                esac

                """);
            File.SetUnixFileMode(project.PathOf("docker"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return project.Build([$"-t:{target}", $"-p:DeployDocker={project.PathOf("docker")}", .. arguments]);
    }
}
