using System.ComponentModel.DataAnnotations;

namespace CompactBot.Storage;

/// <summary>Where the store is.</summary>
public sealed class StorageOptions : IValidatableObject
{
    public const string Section = "Storage";

    /// <summary>"sqlite": one process, a file in <see cref="Folder"/>. "postgresql": as many processes as are started.</summary>
    public string Provider { get; set; } = "sqlite";

    /// <summary>Of PostgreSQL: "Host=…;Database=…;Username=…;Password=…". A secret: it comes from the environment.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The folder that holds the SQLite database; made at start where it is absent. Relative paths count from the working directory.</summary>
    [Required(ErrorMessage = "a folder is needed; set Storage:Folder, for example to \"data\"")]
    public string Folder { get; set; } = "data";

    /// <summary>Of SQLite: how long a write waits for another program that has the database, before it is refused.</summary>
    [Range(1, 300, ErrorMessage = "set 1 to 300 seconds; 10 is usual")]
    public int BusySeconds { get; set; } = 10;

    internal bool IsPostgreSql => string.Equals(Provider, "postgresql", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsPostgreSql && !string.Equals(Provider, "sqlite", StringComparison.OrdinalIgnoreCase))
        {
            yield return new ValidationResult($"'{Provider}' is unknown; set \"sqlite\" or \"postgresql\"", [nameof(Provider)]);
        }

        if (IsPostgreSql && PostgreSqlDialect.ProblemOf(ConnectionString) is { } problem)
        {
            yield return new ValidationResult($"{problem}; set \"Host=…;Database=…;Username=…;Password=…\", best as Storage__ConnectionString in the environment", [nameof(ConnectionString)]);
        }
    }
}
