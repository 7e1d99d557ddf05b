namespace RetentionBot.Bot.Tests.Manifest;

public sealed class IconTests : IDisposable
{
    private readonly Package _package = new();

    public void Dispose() => _package.Dispose();

    [Fact]
    public async Task Checklist69_WhenPacked_ThreeFilesLieAtTheRootAndTheIconsHaveTheirSizes()
    {
        await _package.PackAsync();

        var files = await _package.FilesAsync();
        var (color, outline) = (PngImage.Of(files["color.png"]), PngImage.Of(files["outline.png"]));
        Assert.Equal(["color.png", "manifest.json", "outline.png"], files.Keys.Order());
        Assert.Equal((192, 192), (color.Width, color.Height));
        Assert.Equal((32, 32), (outline.Width, outline.Height));
    }

    [Fact]
    public async Task Checklist69_WhenPacked_TheManifestNamesTheIconsThatAreThere()
    {
        await _package.PackAsync();

        var icons = (await _package.ManifestAsync())["icons"]!;
        var files = await _package.FilesAsync();
        Assert.Contains((string)icons["color"]!, files.Keys);
        Assert.Contains((string)icons["outline"]!, files.Keys);
    }

    [Fact]
    public async Task TheOutlineIcon_IsWhiteOnTransparent()
    {
        await _package.PackAsync();

        var pixels = PngImage.Of((await _package.FilesAsync())["outline.png"]).Pixels;
        Assert.All(pixels.Where(pixel => pixel.Alpha > 0), pixel => Assert.Equal((255, 255, 255), (pixel.Red, pixel.Green, pixel.Blue)));
        Assert.InRange(pixels.Count(pixel => pixel.Alpha == 0), 400, 800);
    }

    [Fact]
    public async Task TheColorIcon_HasNoTransparentCorner()
    {
        await _package.PackAsync();

        var image = PngImage.Of((await _package.FilesAsync())["color.png"]);
        Assert.All(image.Pixels, pixel => Assert.Equal(255, pixel.Alpha));
    }
}
