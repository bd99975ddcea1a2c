using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Pipeline.Tests.Fakes;

/// <summary>An archive whose stream a test makes.</summary>
internal sealed class MemoryArchive(string name, Func<Stream> open) : InputArchive
{
    public MemoryArchive(string name, byte[] bytes)
        : this(name, () => new MemoryStream(bytes, writable: false))
    {
    }

    public override string Name => name;

    public override string RelativePath => name;

    public override Stream Open() => open();
}
