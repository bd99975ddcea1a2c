namespace TrailFilter.Synthesis.Templates;

/// <summary>What a template leaves open, filled anew for every record. The word in angle brackets is how a template names it.</summary>
internal enum Hole : byte
{
    /// <summary>Nothing: the literal before it ends the template.</summary>
    None,

    /// <summary>&lt;account&gt;: the account the record is delivered to.</summary>
    Account,

    /// <summary>&lt;region&gt;: the Region of the record.</summary>
    Region,

    /// <summary>&lt;time&gt;: the event's time, 2026-03-02T09:26:53Z.</summary>
    Time,

    /// <summary>&lt;later&gt;: an hour after the event, as service responses write it, Mar 2, 2026, 10:26:53 AM.</summary>
    Later,

    /// <summary>&lt;identity&gt;: the whole userIdentity object.</summary>
    Identity,

    /// <summary>&lt;callerarn&gt;: the ARN in userIdentity; only where the caller has one.</summary>
    CallerArn,

    /// <summary>&lt;ip&gt;: the caller's address or service name.</summary>
    SourceAddress,

    /// <summary>&lt;agent&gt;: the caller's user agent.</summary>
    Agent,

    /// <summary>&lt;requestid&gt;: a UUID, the same at each place of one record.</summary>
    RequestId,

    /// <summary>&lt;uuid&gt;: a fresh UUID at each place.</summary>
    Uuid,

    /// <summary>&lt;bucket&gt;: the name of the record's bucket.</summary>
    Bucket,

    /// <summary>&lt;key&gt;: the record's object key, escaped for JSON.</summary>
    ObjectKey,

    /// <summary>&lt;prefix&gt;: the prefix the record's object key starts with.</summary>
    ObjectPrefix,

    /// <summary>&lt;hex:N&gt;: N random characters of 0-9a-f.</summary>
    Hex,

    /// <summary>&lt;upper:N&gt;: N random characters of 0-9A-Z.</summary>
    Upper,

    /// <summary>&lt;base64:N&gt;: N random characters of the base64 alphabet.</summary>
    Base64,

    /// <summary>&lt;number:A-B&gt;: a random number from A to B.</summary>
    Number,

    /// <summary>&lt;kmskey&gt;, &lt;table&gt;, &lt;table:1&gt; …: a value of one of the place's pools; the same all through a record, :1 is the next one.</summary>
    Pool,

    /// <summary>&lt;list:NAME&gt;: items of a list, separated by commas, until the record's target size is reached.</summary>
    List,

    /// <summary>&lt;if:NAME&gt; … &lt;end&gt;: what stands between, only when the condition holds for the record.</summary>
    If,
}
