using System.Buffers;
using TrailFilter.Synthesis.Archives;
using TrailFilter.Synthesis.Catalogue;
using TrailFilter.Synthesis.Templates;
using TrailFilter.Synthesis.World;

namespace TrailFilter.Synthesis;

/// <summary>
/// Writes realistic CloudTrail records, one after the other, as compact JSON. The same profile and seed give the same bytes
/// on every machine. Not safe for use by several threads; one generator each.
/// </summary>
public sealed class RecordGenerator
{
    /// <summary>Room beyond a record's lists: the frame, the identity and the last item of each list.</summary>
    private const int FrameRoom = 32 * 1024;

    /// <summary>CloudTrail leaves a field out above 100 KB.</summary>
    private const int FieldCap = 100 * 1024 - 512;

    private readonly GeneratorProfile _profile;
    private readonly Place[] _places;
    private readonly RecordContext _context;
    private readonly Xoshiro256 _chance;
    private readonly byte[] _buffer;
    private readonly LogFileNames _logFiles;
    private readonly ulong _dataBelow;
    private readonly ulong _networkBelow;
    private readonly ulong _insightBelow;
    private readonly ulong _large;
    private readonly ulong _old;
    private readonly ulong _denied;
    private readonly long _start;
    private readonly long _span;
    private long _count;

    /// <summary>Starts a generator.</summary>
    /// <param name="profile">What the records look like.</param>
    /// <param name="seed">Which of the possible sequences to write; any number.</param>
    /// <exception cref="ArgumentNullException"><paramref name="profile"/> is null.</exception>
    /// <exception cref="ArgumentException">A value of the profile is out of range.</exception>
    public RecordGenerator(GeneratorProfile profile, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(profile);
        profile.ThrowIfInvalid();
        _profile = profile;
        _places = PlaceFactory.Build(profile);
        _chance = new Xoshiro256(seed);
        _context = new RecordContext(_chance);
        _logFiles = new LogFileNames(profile);
        _buffer = new byte[profile.MaxRecordBytes + FrameRoom];
        _dataBelow = Xoshiro256.Threshold(profile.DataShare);
        _networkBelow = _dataBelow + Xoshiro256.Threshold(profile.NetworkActivityShare);
        _insightBelow = _networkBelow + Xoshiro256.Threshold(profile.InsightShare);
        _large = Xoshiro256.Threshold(profile.LargeShare);
        _old = Xoshiro256.Threshold(profile.OldShare);
        _denied = Xoshiro256.Threshold(profile.DeniedShare);
        _start = profile.Start.ToUnixTimeSeconds();
        _span = (long)profile.Span.TotalSeconds;
    }

    internal ReadOnlySpan<Place> Places => _places;

    /// <summary>Makes the next record.</summary>
    /// <returns>The record, one JSON object on one line, without a line feed; valid until the next call.</returns>
    public ReadOnlySpan<byte> Next()
    {
        Place place = _places[_chance.Below(_places.Length)];
        ulong which = _chance.Next() >> 32;
        RecordCategory category = which < _dataBelow ? RecordCategory.Data
            : which < _networkBelow ? RecordCategory.NetworkActivity
            : which < _insightBelow ? DrawInsight()
            : RecordCategory.Management;

        // Records of a busy stream are roughly in order, a minute or two apart at most.
        long time = _start + (((_count / _profile.RecordsPerSecond) + _chance.Below(90)) % _span);
        _count++;
        return Next(place, category, time);
    }

    /// <summary>Writes the next record, one JSON object on one line, without a line feed.</summary>
    /// <param name="output">Where to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public void Write(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Next());
    }

    /// <summary>Starts anew with another seed, keeping what the profile alone decides.</summary>
    internal void Reseed(ulong seed)
    {
        _chance.Reseed(seed);
        _count = 0;
    }

    internal RecordCategory DrawInsight() => _chance.Below(4) == 0 ? RecordCategory.Aggregated : RecordCategory.Insight;

    internal ReadOnlySpan<byte> Next(Place place, RecordCategory category, long time)
    {
        bool large = category is RecordCategory.Management or RecordCategory.Data && _chance.Chance(_large);
        CompiledEvent chosen = EventCatalogue.Shared.Draw(category, large, place.IsGlobal, place.HoldsLogBucket, _chance);
        Caller[] callers = place.Callers[(int)chosen.Callers];
        Caller caller = callers[_chance.Below(callers.Length)];

        RecordContext context = _context;
        context.Place = place;
        context.Caller = caller;
        context.Time = time;
        context.Word = _chance.Next();
        context.RequestHigh = _chance.Next();
        context.RequestLow = _chance.Next();
        context.Conditions = DrawConditions(caller);
        Template template = chosen.TemplateFor(DrawEnding(caller, large));
        if (template.UsesObject)
        {
            ChooseObject(chosen.IsLogDelivery);
        }
        if (template.ListCount > 0)
        {
            int bytes = large ? _chance.Skewed(8 * 1024, _profile.MaxRecordBytes - (6 * 1024)) : _chance.Skewed(60, 6000);
            context.ListBytes = Math.Min(FieldCap, bytes / template.ListCount);
        }
        ByteCursor cursor = new(_buffer);
        TemplateWriter.Write(template, context, ref cursor);
        return _buffer.AsSpan(0, cursor.Position);
    }

    private Conditions DrawConditions(Caller caller)
    {
        uint bits = (uint)(_chance.Next() >> 32);
        return (caller.Tls ? Conditions.Tls : Conditions.None)
            | (caller.Console ? Conditions.Console : Conditions.None)
            | ((bits & 15) == 0 && !caller.Console ? Conditions.Vpce : Conditions.None)
            | ((bits & 16) == 0 ? Conditions.Half : Conditions.None)
            | ((bits & 96) == 0 ? Conditions.Quarter : Conditions.None)
            | ((bits & 1920) == 0 ? Conditions.Seldom : Conditions.None)
            | (caller.Arn.Length == 0 && (bits & 2048) == 0 ? Conditions.Shared : Conditions.None);
    }

    private Ending DrawEnding(Caller caller, bool large)
    {
        ulong which = _chance.Next() >> 32;
        if (large)
        {
            return Ending.Done;
        }
        if (which < _old)
        {
            return (which & 1) == 0 ? Ending.Version105 : Ending.Version103;
        }
        which -= _old;
        if (which < _denied)
        {
            return caller.Arn.Length > 0 ? Ending.Denied : Ending.Done;
        }

        // One request in twelve of the shapes that can fail otherwise.
        return which < _denied + (1UL << 32) / 12 ? Ending.Failed : Ending.Done;
    }

    private void ChooseObject(bool isLogDelivery)
    {
        RecordContext context = _context;
        ByteCursor key = context.OpenKey();
        if (isLogDelivery)
        {
            context.Bucket = LogFileNames.Bucket;
            context.ObjectPrefix = LogFileNames.Prefix;
            _logFiles.WriteKey(ref key, context.Time, _chance);
        }
        else
        {
            Bucket bucket = context.Place.Buckets[_chance.Below(context.Place.Buckets.Length)];
            int prefix = _chance.Below(bucket.Prefixes.Length);
            context.Bucket = bucket.Name;
            context.ObjectPrefix = bucket.Prefixes[prefix];
            key.Write(bucket.Prefixes[prefix]);
            ObjectKeys.WriteTail(ref key, bucket.Number, prefix, _chance.Below(_profile.ObjectsPerPrefix));
        }
        context.SetKeyLength(key.Position);
    }
}
