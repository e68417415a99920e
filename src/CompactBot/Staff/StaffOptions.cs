using System.ComponentModel.DataAnnotations;

namespace CompactBot.Staff;

/// <summary>Who gets at the staff page.</summary>
public sealed class StaffOptions
{
    public const string Section = "Staff";

    /// <summary>Whether a one-time link opens the page where the service listens on loopback alone. Elsewhere it never does.</summary>
    public bool OneTimeLink { get; set; } = true;

    /// <summary>After so many hours without use the page has to be opened anew.</summary>
    [Range(1, 24, ErrorMessage = "give a number of hours from 1 to 24")]
    public int Hours { get; set; } = 8;

    /// <summary>The largest letter that can be uploaded, in bytes.</summary>
    [Range(1_024, 100_000_000, ErrorMessage = "give a number of bytes from 1024 to 100000000")]
    public int LargestUpload { get; set; } = 20_000_000;
}
