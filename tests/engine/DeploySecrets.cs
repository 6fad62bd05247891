// Stands in for what the source generator of Deploy.Sdk compiles into an app, where the tests build without that package.
using System.Runtime.CompilerServices;

static class DeploySecrets
{
    [ModuleInitializer]
    internal static void Load()
    {
        if (Environment.GetEnvironmentVariable("DEPLOY_SECRETS_PATH") is not { Length: > 0 } folder || !Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            var name = Path.GetFileName(file);
            if (Environment.GetEnvironmentVariable(name) is null)
                Environment.SetEnvironmentVariable(name, File.ReadAllText(file).TrimEnd('\r', '\n'));
        }
    }
}
