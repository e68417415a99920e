using System.Buffers.Binary;

namespace CompactBot.Peers.Tests.Teams;

/// <summary>The app package for Teams.</summary>
public sealed class ManifestTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "manifests", "teams");

    [Fact]
    public async Task Manifest_KeepsItsSchema()
    {
        await NodePackages.RequireAsync();
        var schema = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "schemas", "teams-manifest-1.29.json"));
        if (!File.Exists(schema))
        {
            Assert.Skip("the schema of Teams manifests left out: ../shared is absent");
        }

        const string script =
            """
            const Ajv = require('ajv-draft-04');
            const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(require(process.argv[1]));
            if (!validate(require(process.argv[2]))) { console.log(JSON.stringify(validate.errors)); process.exit(1); }
            """;
        await using var judge = ChildProcess.Start("node", ["-e", script, schema, Path.Combine(Folder, "manifest.json")], NodePackages.Folder);
        (await judge.EndAsync(TimeSpan.FromSeconds(30))).ShouldBe(0, judge.Output);
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void Icon_HasItsSize(string icon, int size)
    {
        // The header of a PNG: signature (8), length (4), "IHDR" (4), width (4), height (4).
        var header = File.ReadAllBytes(Path.Combine(Folder, icon)).AsSpan(0, 24);
        BinaryPrimitives.ReadInt32BigEndian(header[16..]).ShouldBe(size);
        BinaryPrimitives.ReadInt32BigEndian(header[20..]).ShouldBe(size);
    }
}
