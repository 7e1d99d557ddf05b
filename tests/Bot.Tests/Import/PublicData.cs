namespace RetentionBot.Bot.Tests.Import;

/// <summary>The public data sets, which are no part of the project: beside a checkout, or not there.</summary>
internal static class PublicData
{
    /// <summary>The folder of a set; skips the test when it is not there.</summary>
    public static string Folder(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "RetentionBot.sln")))
        {
            root = root.Parent;
        }

        var folder = root is null ? "" : Path.Combine(root.FullName, "..", "shared", "data", name);
        Skip.IfNot(Directory.Exists(folder), $"The public data set '{name}' is not beside the checkout (../shared/data/{name}).");
        return folder;
    }
}
