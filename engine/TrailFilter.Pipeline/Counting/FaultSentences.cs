using TrailFilter.Core.Records;
using TrailFilter.Pipeline.Decompression;

namespace TrailFilter.Pipeline.Counting;

/// <summary>What is wrong and what would be right, for each kind of fault.</summary>
internal static class FaultSentences
{
    public static string NameOf(FaultKind kind) => Enum.GetName(kind) ?? "Unknown";

    public static string NameOf(ArchiveFaultKind kind) => Enum.GetName(kind) ?? "Unknown";

    public static string Of(FaultKind kind) => kind switch
    {
        FaultKind.UnexpectedBytes => "These bytes belong to no record; CloudTrail records are JSON objects.",
        FaultKind.TruncatedRecord => "This record is cut off; a record ends with the brace that closes it.",
        FaultKind.UnclosedArray => "The list of records is never closed; the records before were used, but more may have followed.",
        FaultKind.RecordTooLarge => "This record is longer than the limit; raise the limit if records of this size are meant.",
        FaultKind.NotAnObject => "This stands where a record belongs but is no JSON object.",
        FaultKind.NotARecord => "This is a JSON object but no CloudTrail record: it has none of the fields each record has.",
        FaultKind.RecordsNotAnArray => "The list of records is no JSON array.",
        FaultKind.ControlCharacterInString => "A control character stands in a string of this record; JSON wants it escaped.",
        FaultKind.InvalidUtf8 => "These bytes are not UTF-8, which JSON is written in.",
        FaultKind.InvalidJson => "This is not JSON: a mark, a word or a number in it is wrong.",
        FaultKind.InvalidEscape => "A field that selectors look at holds an escape that is no letter.",
        _ => "This piece is not a record.",
    };

    public static string Of(ArchiveFaultKind kind) => kind switch
    {
        ArchiveFaultKind.CannotOpen => "This input cannot be read.",
        ArchiveFaultKind.ReadFailed => "Reading failed; what came before was used.",
        ArchiveFaultKind.Shrank => "The file became shorter while it was read; what was left of it was used.",
        ArchiveFaultKind.GzipHeader => "A gzip member belongs here, but its header is wrong; the rest of the archive is not read.",
        ArchiveFaultKind.GzipTruncated => "The gzip data is cut off; what came before was used.",
        ArchiveFaultKind.GzipCorrupt =>
            "The gzip data is damaged; what came before was used and the rest of the archive is not read.",
        ArchiveFaultKind.GzipChecksum =>
            "The checksum of a gzip member does not fit its content; the content was used, but something in it is wrong.",
        ArchiveFaultKind.ZstdTruncated => "The zstd data is cut off; what came before was used.",
        ArchiveFaultKind.ZstdCorrupt =>
            "The zstd data is damaged, or wants a dictionary or more than 128 MiB of memory; the rest of the archive is not read.",
        ArchiveFaultKind.ZstdChecksum =>
            "The checksum of a zstd frame does not fit its content; the content was used, but something in it is wrong.",
        ArchiveFaultKind.TrailingBytes => "Bytes follow the compressed data that are not compressed data; they are not read.",
        _ => "This archive cannot be read.",
    };
}
