using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;

namespace Deploy.Tasks.Output;

/// <summary>
/// Brings the output folder from what it is to what it shall be: all of it or nothing. What is new is written beside the folder first; only
/// then are files exchanged, and put back if one of the exchanges fails.
/// </summary>
/// <param name="folder">The output folder.</param>
/// <param name="staging">Absolute path of a folder on the same volume, which this class makes and removes.</param>
sealed class OutputWriter(OutputFolder folder, string staging)
{
    readonly Stack<Action> undo = new();

    /// <summary>Names of the files that were written.</summary>
    public List<string> Written { get; } = new();

    /// <summary>Names of the files that were removed.</summary>
    public List<string> Removed { get; } = new();

    /// <summary>Writes what differs and removes what the last manifest lists and <paramref name="files"/> does not.</summary>
    /// <returns>What a user should know: hand-edited files, or the errors that kept everything as it was.</returns>
    public IReadOnlyList<Diagnostic> Write(ArtifactSet files)
    {
        var found = new List<Diagnostic>();
        var known = folder.ReadManifest();
        var changed = files.Where(Differs).ToList();
        // The manifest is no file that it lists itself.
        var removed = known.Keys.Where(path => files[path] is null && File.Exists(folder.PathOf(path))).ToList();
        foreach (var path in changed.Select(static file => file.Path).Concat(removed))
        {
            if (folder.FindLink(path) is { } link)
                found.Add(ToolingDiagnostics.UnsafeOutput(link));
            else if (File.Exists(folder.PathOf(path)) && path != Manifest.FileName)
                found.AddRange(CheckExisting(path, known));
        }

        if (found.Exists(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            return found;
        if (Exchange(changed, removed) is { } failure)
            return [failure];
        return found;
    }

    bool Differs(Artifact file)
    {
        var path = folder.PathOf(file.Path);
        var existing = new FileInfo(path);
        return !existing.Exists || existing.Length != file.Content.Length || !File.ReadAllBytes(path).HasSameBytesAs(file.Content);
    }

    IEnumerable<Diagnostic> CheckExisting(string path, IReadOnlyDictionary<string, string> known)
    {
        if (!known.TryGetValue(path, out var hash))
        {
            // Without manifest (removed by hand, say) the mark tells whose the file is.
            if (!folder.BearsMark(path))
                yield return ToolingDiagnostics.InTheWay(path);
        }
        else if (Manifest.Hash(File.ReadAllBytes(folder.PathOf(path))) != hash)
            yield return ToolingDiagnostics.EditedByHand(path);
    }

    Diagnostic? Exchange(List<Artifact> changed, List<string> removed)
    {
        var current = "";
        try
        {
            if (changed.Count + removed.Count > 0)
                Directory.CreateDirectory(staging);
            // A full disk is met here, before anything has changed.
            for (var i = 0; i < changed.Count; i++)
            {
                current = changed[i].Path;
                var path = NewFile(i);
                File.WriteAllBytes(path, changed[i].Content);
                OutputFolder.SetMode(path, changed[i].IsExecutable);
            }

            for (var i = 0; i < changed.Count; i++)
            {
                current = changed[i].Path;
                Replace(changed[i].Path, NewFile(i), i);
            }

            for (var i = 0; i < removed.Count; i++)
            {
                current = removed[i];
                SetAside(removed[i], changed.Count + i);
                Removed.Add(removed[i]);
            }

            folder.RemoveEmptyFolders(removed);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            while (undo.Count > 0)
                undo.Pop()();
            Written.Clear();
            Removed.Clear();
            return ToolingDiagnostics.CannotWrite(current, exception.Message);
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }
    }

    void Replace(string relative, string newFile, int number)
    {
        var path = folder.PathOf(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (File.Exists(path))
            SetAside(relative, number);
        File.Move(newFile, path);
        undo.Push(() => File.Delete(path));
        Written.Add(relative);
    }

    void SetAside(string relative, int number)
    {
        var path = folder.PathOf(relative);
        var aside = Path.Combine(staging, $"old{number}");
        File.Move(path, aside);
        undo.Push(() => File.Move(aside, path));
    }

    string NewFile(int number) => Path.Combine(staging, $"new{number}");
}
