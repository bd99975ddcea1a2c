using TrailFilter.Synthesis.Templates;
using TrailFilter.Synthesis.World;

namespace TrailFilter.Synthesis.Catalogue;

/// <summary>A shape made ready: one template per ending it can have.</summary>
internal sealed class CompiledEvent
{
    private readonly Template?[] _templates = new Template?[(int)Ending.Count];

    public CompiledEvent(EventShape shape, int number, TemplateParser parser)
    {
        Callers = shape.Callers;
        IsLogDelivery = shape.IsLogDelivery;
        Compile(Ending.Done, true);
        Compile(Ending.Denied, shape.DeniedCode is not null);
        Compile(Ending.Failed, shape.Failure is not null);
        bool oldEnough = shape.EventType == "AwsApiCall" && shape.Category is RecordCategory.Management or RecordCategory.Data;
        Compile(Ending.Version105, oldEnough);
        Compile(Ending.Version103, oldEnough);

        void Compile(Ending ending, bool exists)
        {
            if (exists)
            {
                _templates[(int)ending] = parser.Parse(RecordAssembler.Assemble(shape, number, ending));
            }
        }
    }

    /// <summary>For a template that stands outside the usual frame.</summary>
    public CompiledEvent(Template template) => _templates[(int)Ending.Done] = template;

    public CallerGroup Callers { get; }

    public bool IsLogDelivery { get; }

    /// <summary>The template for an ending; where the shape does not have it, the ordinary one.</summary>
    public Template TemplateFor(Ending ending) => _templates[(int)ending] ?? _templates[(int)Ending.Done]!;
}
