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
}
