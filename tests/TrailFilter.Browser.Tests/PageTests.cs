using Microsoft.Playwright;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tests.Rendering;

namespace TrailFilter.Browser.Tests;

/// <summary>The page as people have it before them.</summary>
public sealed class PageTests(Browser browser)
{
    public static readonly TheoryData<string, ColorScheme, int> Views = new()
    {
        { "plain", ColorScheme.Light, 1280 }, { "plain", ColorScheme.Dark, 390 }, { "evil", ColorScheme.Dark, 1280 }, { "evil", ColorScheme.Light, 390 },
        { "nothing", ColorScheme.Light, 390 },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Opens_from_disk_asks_for_nothing_else_and_says_nothing(string which, ColorScheme scheme, int width)
    {
        await using OpenPage open = await OpenPage.OfAsync(
            browser, Of(which), new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 800 } });
        await open.UnfoldAsync();
        await open.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        Assert.Empty(open.Messages);
        Assert.Equal([open.Address], open.Requests);

        // Only tables and listings may be wider than the window, each within its own frame.
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        string background = await open.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
        Assert.Equal(scheme == ColorScheme.Dark ? "rgb(17, 22, 27)" : "rgb(255, 255, 255)", background);
    }

    [Fact]
    public async Task Hostile_names_stay_text()
    {
        await using OpenPage open = await OpenPage.OfAsync(browser, SampleReports.Evil());
        await open.UnfoldAsync();
        Assert.Equal(0, await open.Page.Locator("img, iframe, b, [onmouseover], [onfocus], [style]").CountAsync());
        Assert.Equal(2, await open.Page.Locator("script").CountAsync());
        Assert.True(await open.Page.GetByText("</script><script>alert(2)</script>", new PageGetByTextOptions { Exact = true }).CountAsync() > 0);

        // The report within is what a program reads.
        Assert.Equal(
            SampleReports.Evil().Wastes[0].Title,
            await open.Page.EvaluateAsync<string>("() => JSON.parse(document.getElementById('report').textContent).wastes[0].title"));
        Assert.Empty(open.Messages);
    }

    [Fact]
    public async Task A_table_is_sorted_by_a_button_in_its_head()
    {
        await using OpenPage open = await OpenPage.OfAsync(browser, OneBreakdown());
        await open.UnfoldAsync();
        ILocator table = open.Page.Locator("table", new PageLocatorOptions { HasText = "Records by resource" });
        Assert.Equal(["key 2", "key 10", "Key 1"], (await KeysAsync(table))[..3]);

        ILocator dropped = table.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Dropped", Exact = true });
        await dropped.ClickAsync();
        Assert.Equal("descending", await table.Locator("th[aria-sort]").GetAttributeAsync("aria-sort"));
        Assert.Equal(["key 12", "key 11", "key 10"], (await KeysAsync(table))[..3]);
        await dropped.ClickAsync();
        Assert.Equal("ascending", await table.Locator("th[aria-sort]").GetAttributeAsync("aria-sort"));
        Assert.Equal(["Key 1", "key 2", "key 3"], (await KeysAsync(table))[..3]);

        // By keyboard too; numbers in names count as numbers, and the row for all others stays at the end.
        ILocator key = table.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Resource", Exact = true });
        await key.FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.Keyboard.PressAsync("Enter");
        string[] keys = await KeysAsync(table);
        Assert.Equal(["key 12", "key 11", "key 10", "key 9"], keys[..4]);
        Assert.Equal("(all others)", keys[^1]);
        Assert.Equal(1, await table.Locator("th[aria-sort]").CountAsync());
        Assert.Empty(open.Messages);
    }

    [Fact]
    public async Task A_long_table_is_filtered_by_a_field_with_a_label()
    {
        await using OpenPage open = await OpenPage.OfAsync(browser, OneBreakdown());
        await open.UnfoldAsync();
        ILocator field = open.Page.GetByLabel("Filter rows of: Records by resource");
        ILocator rows = open.Page.Locator("table", new PageLocatorOptions { HasText = "Records by resource" }).Locator("tbody tr:visible");
        await field.FillAsync("KEY 1");
        Assert.Equal(4, await rows.CountAsync());
        Assert.Equal("4 of 13 rows", await open.Page.Locator(".filter:has(:focus) output").TextContentAsync());
        await field.FillAsync("<nobody>");
        Assert.Equal(0, await rows.CountAsync());
        await field.FillAsync("");
        Assert.Equal(13, await rows.CountAsync());
        Assert.Empty(open.Messages);
    }

    [Fact]
    public async Task Without_scripts_it_says_the_same_and_offers_nothing_that_does_nothing()
    {
        await using OpenPage open = await OpenPage.OfAsync(browser, SampleReports.Plain(), new BrowserNewContextOptions { JavaScriptEnabled = false });
        Assert.Equal("2 proposals beside the current selectors", await open.Page.Locator("h1").TextContentAsync());
        Assert.Equal(0, await open.Page.Locator("button, input").CountAsync());
        await open.Page.Locator("summary", new PageLocatorOptions { HasText = "By caller" }).First.ClickAsync();
        Assert.True(await open.Page.Locator("table", new PageLocatorOptions { HasText = "Records by caller" }).First.IsVisibleAsync());
        Assert.Empty(open.Messages);
    }

    [Fact]
    public async Task On_paper_everything_is_open_in_light_colours_and_nothing_to_click_is_left()
    {
        await using OpenPage open = await OpenPage.OfAsync(
            browser, SampleReports.Plain(), new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark, JavaScriptEnabled = false });
        await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.True(await open.Page.Locator("table", new PageLocatorOptions { HasText = "Records by caller" }).First.IsVisibleAsync());
        Assert.False(await open.Page.Locator("nav").IsVisibleAsync());
        Assert.NotEmpty(await open.Page.PdfAsync());
    }

    [Fact]
    public async Task The_first_thing_the_keyboard_reaches_leads_past_the_head()
    {
        await using OpenPage open = await OpenPage.OfAsync(browser, SampleReports.Plain());
        await open.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the details", await open.Page.Locator(":focus").TextContentAsync());
        Assert.True(await open.Page.Locator(":focus").IsVisibleAsync());
        await open.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await open.Page.Locator(":focus").GetAttributeAsync("id"));
    }

    private static Task<string[]> KeysAsync(ILocator table) =>
        table.EvaluateAsync<string[]>("table => [...table.tBodies[0].rows].map(row => row.cells[0].textContent)");

    private static PreviewReport OneBreakdown()
    {
        PreviewReport report = SampleReports.Plain();
        int[] order = [2, 10, 1, 3, 4, 5, 6, 7, 8, 9, 11, 12];
        ChangeRow[] rows = [.. order.Select(static number => new ChangeRow(
            (number == 1 ? "Key " : "key ") + number, default, new Amount(number * 100, number), default, default))];
        var breakdown = new BreakdownReport
        {
            Dimension = "resource",
            MaxMissing = 0,
            Rows = [.. rows, new ChangeRow(null, default, new Amount(100_000, 1), default, default)],
        };
        return report with { Comparisons = [report.Comparisons[0] with { Breakdowns = [breakdown] }] };
    }

    private static PreviewReport Of(string which) => which switch
    {
        "plain" => SampleReports.Plain(),
        "evil" => SampleReports.Evil(),
        _ => SampleReports.Nothing(),
    };
}
