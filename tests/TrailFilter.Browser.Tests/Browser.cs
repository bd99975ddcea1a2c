using Microsoft.Playwright;
using TrailFilter.Browser.Tests;

[assembly: AssemblyFixture(typeof(Browser))]

namespace TrailFilter.Browser.Tests;

/// <summary>The machine's own Chromium, without a window, for all tests. None is ever downloaded.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser; a test is skipped where there is none.</summary>
    public IBrowser Open()
    {
        if (_browser is null)
        {
            Assert.Skip($"NOT CHECKED: the page in a browser. None of {string.Join(", ", s_names)} is on the PATH.");
        }

        return _browser;
    }

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } path)
        {
            return;
        }

        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string? Find()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return s_names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
