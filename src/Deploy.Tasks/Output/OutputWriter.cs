using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;

namespace Deploy.Tasks.Output;

/// <summary>
/// Brings the output folder from what it is to what it shall be: all of it or nothing. What is new is written into a staging folder first;
/// only then are files exchanged, and put back if one of the exchanges fails.
/// </summary>
/// <param name="folder">The output folder.</param>
/// <param name="lastWritten">What the last build wrote by its own record, relative: still ours when the manifest was removed.</param>
sealed class OutputWriter(OutputFolder folder, IEnumerable<string> lastWritten)
{
    readonly string staging = folder.PathOf(OutputFolder.StagingName);
    readonly IReadOnlyDictionary<string, string> known = folder.ReadManifest();
    readonly HashSet<string> recorded = new(lastWritten, StringComparer.Ordinal);
    readonly Stack<Action> undo = new();

    /// <summary>Names of the files that were written.</summary>
    public List<string> Written { get; } = new();

    /// <summary>Names of the files that were removed.</summary>
    public List<string> Removed { get; } = new();

    /// <summary>Writes what differs and removes what the last build wrote and <paramref name="files"/> has not.</summary>
    /// <returns>What a user should know: hand-edited files, or the errors that kept everything as it was.</returns>
    public IReadOnlyList<Diagnostic> Write(ArtifactSet files)
    {
        var found = new List<Diagnostic>();
        var changed = files.Where(Differs).ToList();
        // The manifest is no file that it lists itself.
        var removed = known.Keys.Union(recorded, StringComparer.Ordinal).Where(path => files[path] is null && File.Exists(folder.PathOf(path)))
            .OrderBy(static path => path, StringComparer.Ordinal).ToList();
        var touched = changed.Select(static file => file.Path).Concat(removed).ToList();
        if (touched.Count > 0)
            touched.Add(OutputFolder.StagingName);
        foreach (var path in touched)
        {
            if (folder.FindLink(path) is { } link)
                found.Add(ToolingDiagnostics.UnsafeOutput(link));
            else if (File.Exists(folder.PathOf(path)) && path != Manifest.FileName)
                found.AddRange(CheckExisting(path));
        }

        if (found.Exists(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            return found.Distinct().ToList();
        return Exchange(changed, removed) is { } failure ? [failure] : found;
    }

    bool Differs(Artifact file)
    {
        var path = folder.PathOf(file.Path);
        var existing = new FileInfo(path);
        return !existing.Exists || existing.Length != file.Content.Length || !File.ReadAllBytes(path).HasSameBytesAs(file.Content);
    }

    IEnumerable<Diagnostic> CheckExisting(string path)
    {
        if (known.TryGetValue(path, out var hash))
        {
            if (Manifest.Hash(File.ReadAllBytes(folder.PathOf(path))) != hash)
                yield return ToolingDiagnostics.EditedByHand(path);
        }
        else if (!recorded.Contains(path) && !folder.BearsMark(path))
        {
            // With neither manifest nor record (removed by hand, say) the mark tells whose the file is.
            yield return ToolingDiagnostics.InTheWay(path);
        }
    }

    Diagnostic? Exchange(List<Artifact> changed, List<string> removed)
    {
        if (changed.Count + removed.Count == 0)
            return null;
        var current = OutputFolder.StagingName;
        try
        {
            Prepare();
            // A full disk is met here, before anything has changed.
            for (var i = 0; i < changed.Count; i++)
            {
                current = changed[i].Path;
                File.WriteAllBytes(NewFile(i), changed[i].Content);
                OutputFolder.SetMode(NewFile(i), changed[i].IsExecutable);
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

            TidyUp(removed);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            PutBack();
            return ToolingDiagnostics.CannotWrite(current, exception.Message);
        }
    }

    void Prepare()
    {
        // A build that was killed may have left one.
        folder.RemoveStaging();
        CreateFolder(staging);
    }

    void Replace(string relative, string newFile, int number)
    {
        var path = folder.PathOf(relative);
        CreateFolder(Path.GetDirectoryName(path)!);
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

    // The output is as it shall be; what cannot be tidied up is left to the next build.
    void TidyUp(List<string> removed)
    {
        undo.Clear();
        Try(folder.RemoveStaging);
        Try(() => folder.RemoveEmptyFolders(removed));
    }

    // Each folder by itself, so that each one that is new can be taken back.
    void CreateFolder(string path)
    {
        if (Directory.Exists(path))
            return;
        if (Path.GetDirectoryName(path) is { } above)
            CreateFolder(above);
        Directory.CreateDirectory(path);
        undo.Push(() => Directory.Delete(path, recursive: path == staging));
    }

    // One step that cannot be taken back must not keep the others from it.
    void PutBack()
    {
        while (undo.Count > 0)
            Try(undo.Pop());
        Written.Clear();
        Removed.Clear();
    }

    static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    string NewFile(int number) => Path.Combine(staging, $"new{number}");
}
