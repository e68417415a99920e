using System.ComponentModel.DataAnnotations;
using CompactBot.Channels.Teams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Teams;

/// <summary>When the door stands open, and which settings stop the start.</summary>
public sealed class TeamsDoorCheckTests
{
    private static readonly TeamsOptions None = new() { Authentication = "none" };

    [Theory]
    [InlineData("http://127.0.0.1:3978")]
    [InlineData("http://localhost:3978;http://[::1]:3978")]
    [InlineData("http://127.8.8.8:0")]
    public void Unsigned_OnLoopback_IsOpenToThisMachine(string urls)
    {
        var check = Check(("Urls", urls));
        check.Validate(null, None).Succeeded.ShouldBeTrue();
        check.DoorFor(None).ShouldBe(TeamsDoor.LocalOnly);
    }

    [Theory]
    [InlineData("Urls", "http://0.0.0.0:3978")]
    [InlineData("Urls", "http://*:3978")]
    [InlineData("Urls", "http://+:80")]
    [InlineData("Urls", "http://[::]:3978")]
    [InlineData("Urls", "http://bot.example:3978")]
    [InlineData("Urls", "http://127.0.0.1:3978;http://192.0.2.1:3978")]
    [InlineData("Urls", "http://unix:/run/bot.sock")]
    [InlineData("Http_Ports", "8080")]
    [InlineData("Kestrel:Endpoints:All:Url", "http://0.0.0.0:80")]
    public void Unsigned_BeyondThisMachine_StopsTheStart(string name, string value)
    {
        var result = Check((name, value)).Validate(null, None);
        result.Failed.ShouldBeTrue();
        result.FailureMessage.ShouldStartWith("Teams:Authentication: is 'none'");
        result.FailureMessage.ShouldContain("Teams__ClientSecret");
    }

    [Theory]
    [InlineData("Development", "http://127.0.0.1:3978", "LocalOnly")]
    [InlineData("Development", "http://0.0.0.0:3978", "Closed")]
    [InlineData("Production", "http://127.0.0.1:3978", "Closed")]
    public void NotConfigured_IsOpenInDevelopmentOnLoopbackAlone(string environment, string urls, string expected)
    {
        var check = new TeamsDoorCheck(Settings(("Urls", urls)), new Environment(environment));
        check.DoorFor(new TeamsOptions()).ToString().ShouldBe(expected);
        check.Validate(null, new TeamsOptions()).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void SwitchedOff_IsClosed() =>
        Check(("Urls", "http://0.0.0.0:80")).DoorFor(new TeamsOptions { Enabled = false, Authentication = "none" }).ShouldBe(TeamsDoor.Closed);

    [Theory]
    [InlineData("AppId")]
    [InlineData("TenantId")]
    [InlineData("ClientSecret")]
    public void Bot_NeedsItsRegistration(string missing)
    {
        var id = Guid.NewGuid().ToString();
        var options = new TeamsOptions
        {
            Authentication = "bot",
            AppId = missing == "AppId" ? "" : id,
            TenantId = missing == "TenantId" ? "my tenant" : id,
            ClientSecret = missing == "ClientSecret" ? "" : "secret",
        };
        options.Validate(new ValidationContext(options)).ShouldHaveSingleItem().MemberNames.ShouldBe([missing]);
    }

    [Theory]
    [InlineData("Authentication", "token")]
    [InlineData("MetadataAddress", "http://login.example/")]
    [InlineData("Authority", "login.example")]
    public void WrongValue_IsNamed(string name, string value)
    {
        var options = new TeamsOptions();
        typeof(TeamsOptions).GetProperty(name)!.SetValue(options, value);
        options.Validate(new ValidationContext(options)).ShouldHaveSingleItem().MemberNames.ShouldBe([name]);
    }

    [Fact]
    public void SecretInTheSettingsFile_StopsTheStart()
    {
        var folder = Directory.CreateTempSubdirectory("compactbot-settings-").FullName;
        File.WriteAllText(Path.Combine(folder, "appsettings.json"), """{"Teams":{"ClientSecret":"s"}}""");
        using var files = new PhysicalFileProvider(folder);
        var settings = new ConfigurationBuilder().AddJsonFile(files, "appsettings.json", optional: false, reloadOnChange: false).Build();

        var result = new TeamsDoorCheck(settings, new Environment("Production")).Validate(null, new TeamsOptions { ClientSecret = "s" });

        result.FailureMessage.ShouldStartWith("Teams:ClientSecret: stands in appsettings.json");
        Directory.Delete(folder, recursive: true);
    }

    private static TeamsDoorCheck Check(params (string Name, string Value)[] settings) => new(Settings(settings), new Environment("Production"));

    private static IConfigurationRoot Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build();

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
