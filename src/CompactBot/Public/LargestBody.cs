using Microsoft.AspNetCore.Http.Metadata;

namespace CompactBot.Public;

/// <summary>How many bytes an endpoint takes at most. What says beforehand that it is larger is told so at once.</summary>
public sealed record LargestBody(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
