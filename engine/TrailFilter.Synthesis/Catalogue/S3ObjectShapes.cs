using TrailFilter.Synthesis.World;

namespace TrailFilter.Synthesis.Catalogue;

/// <summary>
/// S3 object data events. Most have the object first and the bucket second in resources, some the other way round; calls
/// that concern a whole bucket have an ARNPrefix instead of an ARN.
/// </summary>
internal static class S3ObjectShapes
{
    private const string Host = "<bucket>.s3.<region>.amazonaws.com";

    private const string Where = "\"bucketName\":\"<bucket>\",\"Host\":\"" + Host + "\"";

    private const string Object = """{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::<bucket>/<key>"}""";

    private const string Objects = """{"type":"AWS::S3::Object","ARNPrefix":"arn:aws:s3:::<bucket>/"}""";

    private const string BucketEntry = """{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}""";

    private const string Listing = """{"list-type":"2",""" + Where + ""","prefix":"<prefix>","delimiter":"/","max-keys":"1000","encoding-type":"url"<if:quarter>,"continuation-token":"<base64:108>"<end>}""";

    public static IEnumerable<EventShape> All =>
    [
        OfObject("GetObject", 230, true, "<if:half>,\"If-None-Match\":\"\\\"<hex:32>\\\"\"<end><if:quarter>,\"x-amz-checksum-mode\":\"ENABLED\"<end><if:seldom>,\"versionId\":\"<base64:32>\"<end>", sent: "0", got: "1024-9437184"),
        OfObject("GetObject", 120, true, "", sent: "0", got: "1024-9437184") with { Callers = CallerGroup.Services },
        OfObject("PutObject", 96, false, ",\"x-amz-server-side-encryption\":\"aws:kms\"<if:quarter>,\"x-amz-acl\":\"bucket-owner-full-control\"<end>", "800-9437184", "0-0") with
        {
            Response = """{"x-amz-server-side-encryption":"aws:kms","x-amz-server-side-encryption-aws-kms-key-id":"arn:aws:kms:<region>:<account>:key/<kmskey>","x-amz-expiration":"expiry-date=\"Wed, 30 Sep 2026 00:00:00 GMT\", rule-id=\"expire-after-180-days\""}""",
        },
        OfObject("HeadObject", 120, true, "<if:half>,\"If-None-Match\":\"\\\"<hex:32>\\\"\"<end>", "0", "0-0") with { Failure = ("NoSuchKey", "The specified key does not exist.") },
        OfObject("GetObjectTagging", 26, true, ",\"tagging\":\"\"", "0", "120-400"),
        OfObject("GetObjectAcl", 12, true, ",\"acl\":\"\"", "0", "300-700"),
        OfObject("PutObjectTagging", 6, false, ",\"tagging\":\"\",\"Tagging\":{\"xmlns\":\"http://s3.amazonaws.com/doc/2006-03-01/\",\"TagSet\":{\"Tag\":{\"Key\":\"scan-status\",\"Value\":\"clean\"}}}", "180-300", "0-0"),
        OfObject("PutObjectAcl", 2, false, ",\"acl\":\"\",\"x-amz-acl\":\"bucket-owner-full-control\"", "0", "0-0"),
        OfObject("DeleteObject", 14, false, "", "0", "0-0") with { Response = """{"x-amz-version-id":"<base64:32>","x-amz-delete-marker":"true"}""" },
        OfObject("CopyObject", 10, false, ",\"x-amz-copy-source\":\"amzn-s3-demo-source-bucket/<prefix>copy-<number:1000-9999>.csv\"", "0", "240-260") with
        {
            Response = """{"x-amz-server-side-encryption":"AES256","x-amz-copy-source-version-id":"<base64:32>"}""",
        },
        OfObject("CreateMultipartUpload", 6, false, ",\"uploads\":\"\",\"x-amz-storage-class\":\"INTELLIGENT_TIERING\"", "0", "380-420") with { Response = """{"x-amz-server-side-encryption":"AES256"}""" },
        OfObject("UploadPart", 20, false, ",\"partNumber\":\"<number:1-400>\",\"uploadId\":\"<base64:96>\"", "5242880-8388608", "0-0"),
        OfObject("CompleteMultipartUpload", 6, false, ",\"uploadId\":\"<base64:96>\"", "300-40000", "500-600"),
        OfObject("AbortMultipartUpload", 1, false, ",\"uploadId\":\"<base64:96>\"", "0", "0-0"),
        OfObject("RestoreObject", 1, false, ",\"restore\":\"\",\"RestoreRequest\":{\"xmlns\":\"http://s3.amazonaws.com/doc/2006-03-01/\",\"Days\":3}", "100-200", "0-0"),

        // An outside caller: both accounts get the event.
        OfObject("GetObject", 6, true, "", "0", "512-65536") with { Callers = CallerGroup.Outside, Shared = true },

        OfBucket("ListObjects", 30, Listing, Objects + "," + BucketEntry),
        OfBucket("ListObjects", 10, Listing, BucketEntry + "," + Objects),
        OfBucket("ListObjectVersions", 4, "{" + Where + ",\"versions\":\"\",\"prefix\":\"<prefix>\",\"max-keys\":\"500\"}", Objects + "," + BucketEntry),
        OfBucket("HeadBucket", 12, "{" + Where + "}", Objects + "," + BucketEntry) with { Callers = CallerGroup.Services },
        OfBucket("DeleteObjects", 5, "{" + Where + ",\"delete\":\"\",\"x-id\":\"DeleteObjects\"}", Objects + "," + BucketEntry) with { ReadOnly = false },

        // One event per key of a DeleteObjects call, written by S3 itself.
        new("s3", "DeleteObject", 16)
        {
            Category = RecordCategory.Data,
            EventType = "AwsServiceEvent",
            ReadOnly = false,
            Callers = CallerGroup.Workloads,
            Request = "{" + Where + ",\"key\":\"<key>\"}",
            Response = """{"x-amz-version-id":"<base64:32>","x-amz-delete-marker":"true"}""",
            Additional = "\"parentEventID\":\"<uuid>\",\"x-amz-id-2\":\"<base64:76>\"",
            Resources = Object + "," + BucketEntry,
            RequestId = "<upper:16>",
            DeniedCode = null,
        },

        // The trail's own deliveries; drawn only where its bucket lives, hence the weight.
        OfObject("PutObject", 130, false, ",\"x-amz-acl\":\"bucket-owner-full-control\",\"x-amz-server-side-encryption\":\"AES256\"", "800-120000", "0-0") with
        {
            Callers = CallerGroup.Trail,
            Where = Whereabouts.LogBucketHome,
            IsLogDelivery = true,
            Shared = true,
            Response = """{"x-amz-server-side-encryption":"AES256"}""",
        },

        new("s3express", "GetObject", 5)
        {
            Category = RecordCategory.Data,
            Callers = CallerGroup.Workloads,
            Request = """{"bucketName":"amzn-s3-demo-bucket--use1-az4--x-s3","host":"amzn-s3-demo-bucket--use1-az4--x-s3.s3express-use1-az4.<region>.amazonaws.com","key":"<key>"}""",
            Additional = "\"SignatureVersion\":\"SigV4\",\"CipherSuite\":\"TLS_AES_128_GCM_SHA256\",\"bytesTransferredIn\":0,\"AuthenticationMethod\":\"AuthHeader\",\"x-amz-id-2\":\"<base64:24>\",\"bytesTransferredOut\":<number:100-900000>,\"availabilityZone\":\"use1-az4\",\"sessionModeApplied\":\"ReadWrite\"",
            Resources = """{"type":"AWS::S3Express::Object","ARN":"arn:aws:s3express:<region>:<account>:bucket/amzn-s3-demo-bucket--use1-az4--x-s3/<key>"},{"accountId":"<account>","type":"AWS::S3Express::DirectoryBucket","ARN":"arn:aws:s3express:<region>:<account>:bucket/amzn-s3-demo-bucket--use1-az4--x-s3"}""",
            Host = "amzn-s3-demo-bucket--use1-az4--x-s3.s3express-use1-az4.<region>.amazonaws.com",
        },
    ];

    private static EventShape OfObject(string name, int weight, bool readOnly, string more, string sent, string got) => new("s3", name, weight)
    {
        Category = RecordCategory.Data,
        ReadOnly = readOnly,
        Request = "{" + Where + more + ",\"key\":\"<key>\"}",
        Additional = Transfer(sent, got),
        Resources = Object + "," + BucketEntry,
        Host = Host,
        RequestId = "<upper:16>",
        DeniedResource = "arn:aws:s3:::<bucket>/<key>",
    };

    private static EventShape OfBucket(string name, int weight, string request, string resources) => new("s3", name, weight)
    {
        Category = RecordCategory.Data,
        Request = request,
        Additional = Transfer("0", "230-180000"),
        Resources = resources,
        Host = Host,
        RequestId = "<upper:16>",
        DeniedResource = "arn:aws:s3:::<bucket>",
    };

    private static string Transfer(string sent, string got) =>
        "\"SignatureVersion\":\"SigV4\",\"CipherSuite\":\"TLS_AES_128_GCM_SHA256\",\"bytesTransferredIn\":"
        + (sent == "0" ? "0" : $"<number:{sent}>") + ",\"AuthenticationMethod\":\"AuthHeader\",\"x-amz-id-2\":\"<base64:76>\",\"bytesTransferredOut\":"
        + (got == "0-0" ? "0" : $"<number:{got}>");
}
