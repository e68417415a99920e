using System.ComponentModel.DataAnnotations;

namespace CompactBot.Storage;

/// <summary>Where the store is.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The folder that holds the database; made at start where it is absent. Relative paths count from the working directory.</summary>
    [Required(ErrorMessage = "a folder is needed; set Storage:Folder, for example to \"data\"")]
    public string Folder { get; set; } = "data";
}
