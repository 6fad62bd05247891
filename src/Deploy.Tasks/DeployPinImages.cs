using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Deploy.Core.Diagnostics;
using Deploy.Core.Images;
using Deploy.Core.Yaml;
using Deploy.Tasks.Output;
using Microsoft.Build.Framework;

namespace Deploy.Tasks;

/// <summary>Asks the engine what the tags of base and service images stand for, and writes images.lock.</summary>
public sealed class DeployPinImages : SpecTask, ICancelableTask
{
    Process? running;

    bool isCancelled;

    /// <summary>docker or podman; a name is looked for in PATH.</summary>
    [Required]
    public string Engine { get; set; } = "";

    private protected override string WrittenPath => LockFile;

    string LockFile => Path.Combine(OverlayPath, ImageLock.FileName);

    string DisplayPath => $"{OverlayDisplayPath.TrimEnd('/', '\\')}/{ImageLock.FileName}";

    /// <inheritdoc/>
    public void Cancel()
    {
        isCancelled = true;
        try
        {
            running?.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    private protected override void Run()
    {
        if (CompileSpec(onlyErrors: true) is not { } files)
            return;
        var images = ImageLock.Names(files);
        if (Ask("version", "--format", "{{.Server.Version}}") is var (answers, reason) && !answers)
        {
            Report([ImageDiagnostics.NoEngine(Engine, reason.TrimEnd('.'))]);
            return;
        }

        var digests = new List<KeyValuePair<string, string>>();
        foreach (var image in images.TakeWhile(_ => !isCancelled))
        {
            if (DigestOf(image) is not { } digest)
                return;
            Log.LogMessage(MessageImportance.High, "  {0} {1}", image, digest);
            digests.Add(new(image, digest));
        }

        if (isCancelled)
            return;
        var before = File.Exists(LockFile) ? ImageLock.Read(TextCheck.Decode(DisplayPath, Read(DisplayPath, () => File.ReadAllBytes(LockFile))), new DiagnosticBag()) : ImageLock.Empty;
        var changed = AtomicFile.Write(LockFile, before.Write(digests));
        Log.LogMessage(MessageImportance.High, "  {0}: {1} images{2}", DisplayPath, digests.Count, changed ? "; the next build takes them in. Commit the file." : ", nothing has changed.");
    }

    // Fetched by tag: an image for several platforms has the digest of the whole then, which every server can use.
    string? DigestOf(string image)
    {
        var (isFetched, said) = Ask("pull", "--quiet", image);
        if (!isFetched)
            Report([ImageDiagnostics.NotPinned(image, said.TrimEnd('.'))]);
        else
        {
            var (isKnown, known) = Ask("image", "inspect", "--format", "{{range .RepoDigests}}{{println .}}{{end}}", image);
            if (isKnown && ImageLock.DigestAmong(image, known.Split('\n', ' ')) is { Length: > 0 } digest)
                return digest;
            Report([ImageDiagnostics.NotPinned(image, isKnown ? "it has no digest of its registry, as if it was built on this machine" : known.TrimEnd('.'))]);
        }

        return null;
    }

    (bool Succeeded, string Said) Ask(params string[] words)
    {
        // Names of images and our own words: no quote can be in them.
        var start = new ProcessStartInfo(Engine, string.Join(" ", words.Select(static word => $"\"{word}\"")))
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, CreateNoWindow = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = new Process { StartInfo = start };
        var errors = new List<string>();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
                errors.Add(line.Data?.Trim() ?? "");
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            return (false, exception.Message);
        }

        running = process;
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        running = null;
        return process.ExitCode == 0 ? (true, output) : (false, string.Join(" ", errors.Where(static line => line.Length > 0)) is { Length: > 0 } said ? said : output);
    }
}
