using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CompactBot.Hosting;

/// <summary>Options that are checked when the host starts: a wrong value, or a name that does not exist, stops it with a line that says so.</summary>
public static class CheckedOptions
{
    /// <summary>
    /// Binds the section to the options of a slice. Ranges and required values are data annotations on the options; what they cannot
    /// say, the options check themselves by <see cref="IValidatableObject"/>, each message naming the option and the mend.
    /// </summary>
    public static IServiceCollection AddCheckedOptions<TOptions>(this IServiceCollection services, string section)
        where TOptions : class, new()
    {
        services.AddOptions<TOptions>()
            .BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(new AnnotationCheck<TOptions>(section));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<TOptions>>().Value);
        return services;
    }

    private sealed class AnnotationCheck<TOptions>(string section) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var found = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(found.Select(f => $"{section}:{string.Join(',', f.MemberNames)}: {f.ErrorMessage}"));
        }
    }
}
