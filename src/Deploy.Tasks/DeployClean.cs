using Deploy.Core.Artifacts;
using Deploy.Tasks.Output;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Deploy.Tasks;

/// <summary>Removes what the manifest lists, and nothing else.</summary>
public sealed class DeployClean : Task
{
    /// <summary>Absolute path of the output.</summary>
    [Required]
    public string OutputPath { get; set; } = "";

    /// <summary>Files outside the output that belong to the build: stamp, lock, cache.</summary>
    public ITaskItem[] StateFiles { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var folder = new OutputFolder(OutputPath);
        try
        {
            var files = folder.ReadManifest().Keys.Append(Manifest.FileName).Where(path => folder.FindLink(path) is null).ToList();
            foreach (var file in files)
            {
                if (File.Exists(folder.PathOf(file)))
                    File.Delete(folder.PathOf(file));
            }

            folder.RemoveStaging();
            folder.RemoveEmptyFolders(files);
            foreach (var file in StateFiles.Select(static item => item.GetMetadata("FullPath")).Where(File.Exists))
                File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // As CoreClean does: what cannot be removed is said, and is no error.
            Log.LogWarning("{0} cannot be cleaned: {1}", OutputPath, exception.Message);
        }

        return !Log.HasLoggedErrors;
    }
}
