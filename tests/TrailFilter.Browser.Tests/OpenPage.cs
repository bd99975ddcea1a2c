using System.Globalization;
using Microsoft.Playwright;
using TrailFilter.Report.Model;
using TrailFilter.Report.Rendering;

namespace TrailFilter.Browser.Tests;

/// <summary>A report as a file, opened in a browser that notes what the page says and asks for.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly string _file;
    private readonly IBrowserContext _context;

    private OpenPage(string file, IBrowserContext context, IPage page)
    {
        _file = file;
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>What was written to the console, and errors nobody caught.</summary>
    public List<string> Messages { get; } = [];

    /// <summary>What was asked for, the page itself included.</summary>
    public List<string> Requests { get; } = [];

    public string Address => new Uri(_file).AbsoluteUri;

    public static async Task<OpenPage> OfAsync(Browser browser, PreviewReport report, BrowserNewContextOptions? options = null)
    {
        IBrowser opened = browser.Open();
        string file = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"trailfilter-{Guid.NewGuid():N}.html"));
        await using (FileStream stream = File.Create(file))
        {
            PreviewRendering.Write(report, ReportFormat.Html, stream);
        }

        IBrowserContext context = await opened.NewContextAsync(options);
        var page = new OpenPage(file, context, await context.NewPageAsync());
        page.Page.Console += (_, message) => page.Messages.Add(message.Text);
        page.Page.PageError += (_, error) => page.Messages.Add(error);
        page.Page.Dialog += (_, dialog) => page.Messages.Add("dialog: " + dialog.Message);
        page.Page.Request += (_, request) => page.Requests.Add(request.Url);
        await page.Page.GotoAsync(page.Address);
        return page;
    }

    /// <summary>Opens everything that is folded.</summary>
    public Task UnfoldAsync() => Page.EvaluateAsync("() => { for (const one of document.querySelectorAll('details')) one.open = true; }");

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        File.Delete(_file);
    }
}
