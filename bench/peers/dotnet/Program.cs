using System.Globalization;
using TrailFilter.Peers;

using Stream output = new BufferedStream(Console.OpenStandardOutput(), 1 << 20);
switch (args)
{
    case ["lines", "reader", var file]:
        LineFile.Filter(file, output, static line => Utf8JsonReaderJob.IsLogged(line.Span));
        return 0;
    case ["lines", "document", var file]:
        LineFile.Filter(file, output, JsonDocumentJob.IsLogged);
        return 0;
    case ["records", "reader", .. var files]:
        RecordsFile.Filter(files, output);
        return 0;
    case ["memory", var mode, var selectors, var file, var passes]:
        MemoryPasses.Run(mode, selectors, file, int.Parse(passes, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet-peers lines reader|document FILE | records reader FILE … | memory MODE SELECTORS FILE PASSES");
        return 2;
}
