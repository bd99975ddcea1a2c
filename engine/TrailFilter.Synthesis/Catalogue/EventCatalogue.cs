using TrailFilter.Synthesis.Templates;

namespace TrailFilter.Synthesis.Catalogue;

/// <summary>
/// All shapes, compiled, and the tables to draw them by. Immutable after construction and shared by all generators: nothing
/// in it depends on a profile or a seed.
/// </summary>
internal sealed class EventCatalogue
{
    private static readonly Lazy<EventCatalogue> s_shared = new(() => new EventCatalogue());

    private readonly WeightedChoice<CompiledEvent>[] _regional;
    private readonly WeightedChoice<CompiledEvent>[] _global;
    private readonly WeightedChoice<CompiledEvent>[] _logBucketHome;
    private readonly WeightedChoice<CompiledEvent>[] _large;

    private EventCatalogue()
    {
        TemplateParser parser = new(ListItems.All);
        EventShape[] shapes =
        [
            .. SecurityShapes.All, .. ComputeShapes.All, .. OperationsShapes.All, .. S3ObjectShapes.All, .. DataShapes.All,
            .. NetworkActivityShapes.All,
        ];
        (EventShape Shape, CompiledEvent Event)[] events = [.. shapes.Select((shape, i) => (shape, new CompiledEvent(shape, i, parser)))];
        (RecordCategory Category, CompiledEvent Event)[] insights =
            [.. InsightShapes.All.Select(insight => (insight.Category, new CompiledEvent(parser.Parse(insight.Template))))];

        WeightedChoice<CompiledEvent>[] Tables(Func<EventShape, bool> belongs) =>
        [
            .. Enum.GetValues<RecordCategory>().Select(category => new WeightedChoice<CompiledEvent>(
            [
                .. events.Where(e => e.Shape.Category == category && belongs(e.Shape)).Select(e => (e.Event, e.Shape.Weight)),
                .. insights.Where(insight => insight.Category == category).Select(insight => (insight.Event, 1)),
            ])),
        ];

        _regional = Tables(shape => !shape.IsLarge && shape.Where == Whereabouts.Anywhere);
        _global = Tables(shape => !shape.IsLarge && shape.Where is Whereabouts.Anywhere or Whereabouts.GlobalRegion);
        _logBucketHome = Tables(shape => !shape.IsLarge && shape.Where is Whereabouts.Anywhere or Whereabouts.LogBucketHome);
        _large = Tables(shape => shape.IsLarge || shape.Category is not (RecordCategory.Management or RecordCategory.Data));
    }

    public static EventCatalogue Shared => s_shared.Value;

    /// <summary>Draws an event of a category for a place.</summary>
    public CompiledEvent Draw(RecordCategory category, bool large, bool isGlobal, bool holdsLogBucket, Xoshiro256 chance)
    {
        WeightedChoice<CompiledEvent>[] tables = large ? _large
            : category == RecordCategory.Data && holdsLogBucket ? _logBucketHome
            : category == RecordCategory.Management && isGlobal ? _global
            : _regional;
        return tables[(int)category].Draw(chance);
    }
}
