namespace Deploy.Analyzers;

/// <summary>Spells class DeploySecretFiles, in C# 7.3 but for one attribute. Users read this code, so it carries its own comments.</summary>
static class SecretFilesSource
{
    const string Initializer = "        [global::System.Runtime.CompilerServices.ModuleInitializer]\n";

    /// <summary>The whole file.</summary>
    /// <param name="runsByItself">The language and the framework know module initializers; else Main must call Load.</param>
    public static string Write(bool runsByItself) =>
        GeneratedFile.Head("secrets that are mounted as files become environment variables. Set DeployLoadSecretFiles to false to do without.")
        + Body.Replace("\r\n", "\n")
            .Replace("        //INITIALIZER\n", runsByItself ? Initializer : "")
            .Replace("//WHEN", runsByItself
                ? "Runs before Main, and so before any configuration is read."
                : "Call it first in Main: this project's language or framework has no module initializers (C# 9 and .NET 5).")
            .Replace("//ATTRIBUTE", GeneratedFile.Attribute);

    const string Body =
        """
        namespace Deploy
        {
            /// <summary>
            /// Docker and Kubernetes hand secrets over as files, one for each: its name that of the variable, its content the value.
            /// The app reads environment variables; this class is the bridge.
            /// </summary>
            //ATTRIBUTE
            [global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]
            internal static class DeploySecretFiles
            {
                /// <summary>
                /// Sets a variable for each file in the folder that DEPLOY_SECRETS_PATH names; does nothing when there is no such folder.
                /// //WHEN
                /// </summary>
                //INITIALIZER
                internal static void Load()
                {
                    var folder = global::System.Environment.GetEnvironmentVariable("DEPLOY_SECRETS_PATH");
                    if (string.IsNullOrEmpty(folder) || !global::System.IO.Directory.Exists(folder))
                        return;
                    try
                    {
                        foreach (var file in global::System.IO.Directory.GetFiles(folder))
                            LoadFile(file);
                    }
                    catch (global::System.Exception exception)
                    {
                        // The folder cannot be listed. Which secret is missing, the app knows better.
                        Warn("folder " + folder, exception);
                    }
                }

                private static void LoadFile(string file)
                {
                    var name = global::System.IO.Path.GetFileName(file);

                    // Kubernetes keeps links such as ..data in the same folder; and what is set already was set on purpose.
                    if (!IsVariableName(name) || global::System.Environment.GetEnvironmentVariable(name) != null)
                        return;
                    try
                    {
                        global::System.Environment.SetEnvironmentVariable(name, WithoutLastNewline(global::System.IO.File.ReadAllText(file)));
                    }
                    catch (global::System.Exception exception)
                    {
                        // One unreadable file must not keep the app from starting: it may not need this one.
                        Warn("file " + name, exception);
                    }
                }

                // [A-Za-z_][A-Za-z0-9_]*
                private static bool IsVariableName(string name)
                {
                    for (var i = 0; i < name.Length; i++)
                    {
                        var c = name[i];
                        var isLetter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
                        var isDigit = c >= '0' && c <= '9';
                        if (!isLetter && !(isDigit && i > 0))
                            return false;
                    }

                    return name.Length > 0;
                }

                // Editors and echo end a file with a newline that is not part of the secret. Only one: a key in PEM form may end with more.
                private static string WithoutLastNewline(string text)
                {
                    if (text.EndsWith("\r\n", global::System.StringComparison.Ordinal))
                        return text.Substring(0, text.Length - 2);
                    return text.EndsWith("\n", global::System.StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text;
                }

                // One line, never the content.
                private static void Warn(string what, global::System.Exception exception)
                {
                    global::System.Console.Error.WriteLine(
                        "Deploy.Sdk: the secret " + what + " cannot be read: " + exception.Message.Replace('\r', ' ').Replace('\n', ' '));
                }
            }
        }

        """;
}
