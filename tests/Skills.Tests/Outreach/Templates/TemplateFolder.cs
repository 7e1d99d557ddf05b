namespace RetentionBot.Skills.Tests.Outreach.Templates;

/// <summary>A folder of templates as an administrator has one; it goes away with the test.</summary>
internal sealed class TemplateFolder : IDisposable
{
    public TemplateFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "rb-templates-" + Guid.NewGuid().ToString("n"));

    /// <summary>Puts a file into it.</summary>
    /// <param name="name">With the folder of its language: <c>de/thankYou.liquid</c>.</param>
    public TemplateFolder With(string name, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!); // it is in a folder
        File.WriteAllText(file, text);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
