using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CompactBot.Public;

/// <summary>A page as the result of an endpoint.</summary>
public static class Page
{
    public static RazorComponentResult<TPage> Show<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent => Show<TPage>(StatusCodes.Status200OK, parameters);

    public static RazorComponentResult<TPage> Show<TPage>(int status, params (string Name, object? Value)[] parameters)
        where TPage : IComponent =>
        new(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)) { StatusCode = status, PreventStreamingRendering = true };
}
