using System.Buffers.Binary;
using System.IO.Compression;

namespace RetentionBot.Bot.Tests.Manifest;

/// <summary>The pixels of a PNG of 8 bits a channel, with or without alpha, not interlaced; see https://www.w3.org/TR/png/</summary>
internal sealed record PngImage(int Width, int Height, IReadOnlyList<(int Red, int Green, int Blue, int Alpha)> Pixels)
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static PngImage Of(byte[] png)
    {
        Assert.Equal(Signature, png[..8]);
        using var packed = new MemoryStream();
        var header = Array.Empty<byte>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var kind = System.Text.Encoding.ASCII.GetString(png, at + 4, 4);
            var data = png.AsSpan(at + 8, length);
            if (kind == "IHDR")
            {
                header = data.ToArray();
            }
            else if (kind == "IDAT")
            {
                packed.Write(data);
            }

            at += length + 12;
        }

        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        var channels = header[9] switch { 2 => 3, 6 => 4, var other => throw new NotSupportedException($"Color type {other}.") };
        Assert.Equal((8, 0), (header[8], header[12]));
        packed.Position = 0;
        using var rows = new MemoryStream();
        new ZLibStream(packed, CompressionMode.Decompress).CopyTo(rows);
        return new PngImage(width, height, PixelsOf(rows.ToArray(), width, height, channels));
    }

    private static List<(int, int, int, int)> PixelsOf(byte[] rows, int width, int height, int channels)
    {
        var pixels = new List<(int, int, int, int)>();
        var stride = width * channels;
        var above = new byte[stride];
        for (var y = 0; y < height; y++)
        {
            var row = rows.AsSpan(y * (stride + 1) + 1, stride).ToArray();
            for (var x = 0; x < stride; x++)
            {
                var (left, up, corner) = (x < channels ? 0 : row[x - channels], (int)above[x], x < channels ? 0 : above[x - channels]);
                row[x] += (byte)(rows[y * (stride + 1)] switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, corner) });
            }

            for (var x = 0; x < stride; x += channels)
            {
                pixels.Add((row[x], row[x + 1], row[x + 2], channels == 4 ? row[x + 3] : 255));
            }

            above = row;
        }

        return pixels;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - 2 * corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
