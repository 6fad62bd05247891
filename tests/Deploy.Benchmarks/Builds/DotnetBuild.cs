using Deploy.Benchmarks.Measuring;

namespace Deploy.Benchmarks.Builds;

/// <summary>Calls <c>dotnet build</c> as a user would, except for what makes runs differ by chance.</summary>
sealed class DotnetBuild(Workspace workspace)
{
    /// <summary>Restores and builds: what comes before measuring.</summary>
    public void Prepare(string path) => ChildProcess.Run(Path.GetDirectoryName(path)!, workspace.ChildEnvironment, ["build", path, .. Common]);

    /// <summary>Builds. Restore is left out: it has nothing to do with what is measured.</summary>
    public ChildRun Run(string path) =>
        // -m:1: with more nodes the figure would be how well they happened to share two processors; one node does the sum of the work.
        ChildProcess.Run(Path.GetDirectoryName(path)!, workspace.ChildEnvironment, ["build", path, "--no-restore", "-m:1", .. Common]);

    /// <summary>Ends the compiler server; it would end by itself after ten minutes.</summary>
    public void EndCompilerServer()
    {
        var server = Path.Combine(workspace.SdkFolder, "Roslyn", "bincore", "VBCSCompiler.dll");
        if (File.Exists(server))
            ChildProcess.Run(workspace.Root, workspace.ChildEnvironment, ["exec", server, "-shutdown", $"-pipename:{workspace.CompilerServer}"]);
    }

    // Nodes are not kept, so each build is one fresh process. The compiler server is kept, as in everyone's day: without it each compilation
    // would start a compiler, two seconds that have nothing to do with us. It is one of our own, so no other build of this machine meets it.
    IEnumerable<string> Common =>
        ["-v:quiet", "-nodeReuse:false", "-clp:NoSummary", "-p:UseSharedCompilation=true", $"-p:SharedCompilationId={workspace.CompilerServer}"];
}
