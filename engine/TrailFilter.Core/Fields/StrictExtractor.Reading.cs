using System.Numerics;
using System.Text.Json;
using TrailFilter.Core.Records;

namespace TrailFilter.Core.Fields;

/// <content>One record being read.</content>
public sealed partial class StrictExtractor
{
    /// <summary>One pass over all tokens of a record.</summary>
    private ref struct Reading
    {
        private readonly StrictExtractor _extractor;
        private readonly StrictNames _names;
        private readonly RecordFields _fields;
        private Utf8JsonReader _reader;

        // What stands last under its key but is no text, by slot; the resources' bit is the one behind the slots'.
        private ulong _unreadable;
        private int _unreadableEntry;

        /// <summary>Begins at the first byte of a record.</summary>
        /// <param name="extractor">Whose plan it is.</param>
        /// <param name="names">What to look for.</param>
        /// <param name="fields">Where the values go.</param>
        /// <param name="text">The record; more may follow it, or some of it be missing, when it is not <paramref name="whole"/>.</param>
        /// <param name="whole">Whether the text is the record and nothing else.</param>
        internal Reading(StrictExtractor extractor, StrictNames names, RecordFields fields, ReadOnlySpan<byte> text, bool whole)
        {
            _extractor = extractor;
            _names = names;
            _fields = fields;
            _reader = new Utf8JsonReader(text, whole, s_begin);
        }

        /// <summary>How far the reader came.</summary>
        internal readonly int Position => (int)_reader.BytesConsumed;

        /// <summary>Reads a record and notices bytes behind it.</summary>
        /// <exception cref="JsonException">It is no JSON.</exception>
        internal RecordFault ReadWhole()
        {
            _reader.Read();
            if (_reader.TokenType != JsonTokenType.StartObject)
            {
                return new RecordFault(FaultKind.NotAnObject, 0);
            }

            TryReadMembers();
            _reader.Read();
            return CheckWanted();
        }

        /// <summary>Reads the object at the text's beginning to its closing bracket, behind which the position is then.</summary>
        /// <param name="isCut">Whether the text ends before the object.</param>
        /// <returns><see langword="false"/> when it is cut, or has a fault.</returns>
        /// <exception cref="JsonException">It is no JSON.</exception>
        internal bool TryReadFirst(out bool isCut)
        {
            isCut = !_reader.Read() || !TryReadMembers();
            return !isCut && !CheckWanted().IsFault;
        }

        /// <summary>
        /// One loop over all tokens; stepping over values with <see cref="Utf8JsonReader.Skip"/>, which asks for the depth at each
        /// token, was slower.
        /// </summary>
        /// <returns><see langword="false"/> when the text ends before the object.</returns>
        private bool TryReadMembers()
        {
            int depth = 1;
            while (_reader.Read())
            {
                JsonTokenType token = _reader.TokenType;
                if (token == JsonTokenType.PropertyName)
                {
                    if (depth == 1)
                    {
                        ReadMember();
                    }
                }
                else if (token is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    depth++;
                }
                else if (token is JsonTokenType.EndObject or JsonTokenType.EndArray && --depth == 0)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Forgets what was not wanted after all, and checks that what was wanted is text.</summary>
        private readonly RecordFault CheckWanted()
        {
            ulong wanted = ulong.MaxValue;
            bool isCategoryNamed = _extractor._categorySlot >= 0
                && _fields.KindOf(_extractor._categorySlot) == FieldValueKind.String;
            if (_names.WithFallback && _extractor._always != _extractor._all
                && isCategoryNamed)
            {
                wanted = _extractor._alwaysWanted;
                _fields.DropFallback();
            }

            ulong unreadable = _unreadable & wanted;
            if (unreadable == 0)
            {
                return RecordFault.None;
            }

            FieldPlan plan = _fields.Plan;
            ulong optional = isCategoryNamed ? plan.Optional : plan.OptionalForCategory;
            ulong needed = unreadable & ~optional;
            if (needed != 0)
            {
                return FirstUnreadable(needed);
            }

            for (; unreadable != 0; unreadable &= unreadable - 1)
            {
                _fields.Drop(BitOperations.TrailingZeroCount(unreadable));
            }

            return RecordFault.None;
        }

        private readonly RecordFault FirstUnreadable(ulong targets)
        {
            int at = (targets >> StrictNames.Resources & 1) != 0 ? _unreadableEntry : int.MaxValue;
            for (int slot = 0; slot < _fields.Plan.Paths.Length; slot++)
            {
                if ((targets >> slot & 1) != 0)
                {
                    at = Math.Min(at, _fields.OffsetOf(slot));
                }
            }

            return new RecordFault(FaultKind.InvalidEscape, at);
        }

        /// <summary>A name that holds half a surrogate pair is none of those anybody asks for.</summary>
        private readonly int FindEscaped() =>
            _fields.TryUnescape(_reader.ValueSpan, out RecordFields.Slice name)
                ? _names.Find(_fields.Resolve([], name).Utf8)
                : StrictNames.None;

        /// <summary>Looks at a name, and at its value if it is wanted; stands at the last token it read.</summary>
        private void ReadMember()
        {
            int target = _reader.ValueIsEscaped ? FindEscaped() : _names.Find(_reader.ValueSpan);
            if (target == StrictNames.None)
            {
                return;
            }

            _reader.Read();
            if (target < FieldPlan.MaxSlots && _reader.TokenType == JsonTokenType.String && !_reader.ValueIsEscaped)
            {
                _fields.Set(target, RawString());
                _unreadable &= ~(1UL << target);
                return;
            }

            switch (target)
            {
                case StrictNames.UserIdentity:
                    SetCaller(default, isText: true);
                    if (_reader.TokenType == JsonTokenType.StartObject)
                    {
                        ReadCaller();
                        return;
                    }

                    break;
                case StrictNames.Resources:
                    _fields.ClearResources();
                    _unreadable &= ~(1UL << StrictNames.Resources);
                    if (_reader.TokenType == JsonTokenType.StartArray)
                    {
                        ReadResources();
                        return;
                    }

                    break;
                default:
                    bool isText = TryReadScalar(out RecordFields.Slice slice);
                    _fields.Set(target, slice);
                    Mark(target, isText);
                    break;
            }

            SkipContent();
        }

        private void ReadCaller()
        {
            while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isArn = MemberName() is Member.CallerArn;
                _reader.Read();
                if (isArn)
                {
                    bool isText = TryReadScalar(out RecordFields.Slice slice);
                    SetCaller(slice, isText);
                }

                SkipContent();
            }
        }

        private void SetCaller(RecordFields.Slice slice, bool isText)
        {
            _fields.SetNested(_extractor._callerArnSlot, slice);
            Mark(_extractor._callerArnSlot, isText);
        }

        private void ReadResources()
        {
            while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            {
                if (_reader.TokenType == JsonTokenType.StartObject)
                {
                    ReadResource();
                }
                else
                {
                    SkipContent();
                }
            }
        }

        private void ReadResource()
        {
            RecordFields.Slice type = default;
            RecordFields.Slice arn = default;
            RecordFields.Slice prefix = default;
            bool typeIsText = true;
            bool arnIsText = true;
            bool prefixIsText = true;
            int start = (int)_reader.TokenStartIndex;
            while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
            {
                Member member = MemberName();
                _reader.Read();
                switch (member)
                {
                    case Member.Type:
                        typeIsText = TryReadScalar(out type);
                        break;
                    case Member.Arn:
                        arnIsText = TryReadScalar(out arn);
                        break;
                    case Member.ArnPrefix:
                        prefixIsText = TryReadScalar(out prefix);
                        break;
                }

                SkipContent();
            }

            _fields.AddResource(type, arn, prefix);
            if (!(typeIsText && arnIsText && prefixIsText) && (_unreadable >> StrictNames.Resources & 1) == 0)
            {
                _unreadable |= 1UL << StrictNames.Resources;
                _unreadableEntry = start;
            }
        }

        private readonly Member MemberName() =>
            !_reader.ValueIsEscaped ? MemberOf(_reader.ValueSpan)
            : _fields.TryUnescape(_reader.ValueSpan, out RecordFields.Slice name) ? MemberOf(_fields.Resolve([], name).Utf8)
            : Member.Other;

        private static Member MemberOf(ReadOnlySpan<byte> name) => name.Length switch
        {
            3 when name.SequenceEqual("ARN"u8) => Member.Arn,
            3 when name.SequenceEqual("arn"u8) => Member.CallerArn,
            4 when name.SequenceEqual("type"u8) => Member.Type,
            9 when name.SequenceEqual("ARNPrefix"u8) => Member.ArnPrefix,
            _ => Member.Other,
        };

        private void Mark(int slot, bool isText) => _unreadable = (_unreadable & ~(1UL << slot)) | ((isText ? 0UL : 1UL) << slot);

        /// <summary>Reads to the end of the object or array that begins here, if one does.</summary>
        private void SkipContent()
        {
            int depth = _reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0;
            while (depth != 0 && _reader.Read())
            {
                depth += _reader.TokenType switch
                {
                    JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                    JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                    _ => 0,
                };
            }
        }

        /// <summary>Reads a string or a truth value; whatever else stands there counts as missing.</summary>
        /// <returns><see langword="false"/> when it is a string that holds half a surrogate pair.</returns>
        private readonly bool TryReadScalar(out RecordFields.Slice slice)
        {
            slice = default;
            switch (_reader.TokenType)
            {
                case JsonTokenType.String:
                    slice = RawString();
                    return !_reader.ValueIsEscaped || TryUnescape(ref slice);
                case JsonTokenType.True:
                    slice = new RecordFields.Slice(FieldValueKind.True, InScratch: false, 0, 0);
                    return true;
                case JsonTokenType.False:
                    slice = new RecordFields.Slice(FieldValueKind.False, InScratch: false, 0, 0);
                    return true;
                default:
                    return true;
            }
        }

        private readonly RecordFields.Slice RawString() =>
            new(FieldValueKind.String, InScratch: false, (int)_reader.TokenStartIndex + 1, _reader.ValueSpan.Length);

        /// <summary>Replaces a string's place in the record by that of its text, if it is one.</summary>
        private readonly bool TryUnescape(ref RecordFields.Slice slice)
        {
            if (!_fields.TryUnescape(_reader.ValueSpan, out RecordFields.Slice text))
            {
                return false;
            }

            slice = text;
            return true;
        }

        private enum Member
        {
            Other,
            Type,
            Arn,
            ArnPrefix,
            CallerArn,
        }
    }
}
