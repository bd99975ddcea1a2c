using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Records;

namespace TrailFilter.Core.Fields;

/// <content>One record being walked, as far as somebody asks.</content>
public sealed partial class FastExtractor
{
    /// <summary>
    /// A walk over a record's names from its end, where most of what selectors look at stands, to its beginning. It goes on only
    /// while something is asked for that has not been met; what the plan wants is read when it is passed. Of a key that occurs
    /// twice the last one counts, so what is met again further to the front is passed over.
    /// </summary>
    internal ref struct Walk : IFieldSource
    {
        private const ulong Everything = ulong.MaxValue;

        // The literal and a comma, the first letter in the lowest byte.
        private const ulong TrueComma = 0x2C_6575_7274;
        private const ulong TrueMask = ulong.MaxValue >> 24;
        private const ulong FalseComma = 0x2C65_736C_6166;
        private const ulong FalseMask = ulong.MaxValue >> 16;

        private readonly FastExtractor _extractor;
        private readonly Scan _scan;
        private readonly int _depth;
        private readonly bool _readsAll;
        private NameTable _table;
        private readonly UsualCategory _category;   // where it was found already and nothing behind it is resources
        private NameCursor _names;
        private ulong _missing;
        private ulong _optional;            // what counts as missing where it cannot be read
        private bool _hasBegun;             // walking: before that there is nothing in the cursor

        /// <summary>Begins a walk.</summary>
        /// <param name="extractor">What to find.</param>
        /// <param name="frame">The record.</param>
        /// <param name="fields">Where the values go.</param>
        /// <param name="category">The record's category, if it has been found already.</param>
        /// <param name="readsAll">Whether all fields will be asked for.</param>
        internal Walk(
            FastExtractor extractor, scoped in RecordFrame frame, RecordFields fields, scoped in UsualCategory category, bool readsAll)
        {
            BlockFlags flags = frame.Index.FlagsOf(frame.Start, frame.End);
            _extractor = extractor;
            _readsAll = readsAll;
            _scan = new Scan(frame.Text, frame.Index, frame.Start, frame.End, fields, (flags & BlockFlags.Backslash) != 0);
            _depth = frame.Depth + 1;
            _table = extractor._always;
            _missing = _table.Targets;
            _optional = extractor._plan.Optional;
            fields.Clear();
            if (category.IsKnown)
            {
                _category = category;
                SetCategory();
            }
            else if (flags != BlockFlags.None)
            {
                Fault = CheckText(_scan, flags);
            }
        }

        public readonly ReadOnlySpan<byte> Record => _scan.Record;

        public readonly RecordFields Fields => _scan.Fields;

        public RecordFault Fault { get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool TryFind(int slot) =>
            TryReach(1UL << (slot == _extractor._callerArnSlot ? NameTable.UserIdentity : slot));

        public bool TryFindResources() =>
            (_missing & (1UL << NameTable.Resources)) == 0 ? !Fault.IsFault
            : TryReadUsualResources() || TryGoOn(1UL << NameTable.Resources);

        /// <summary>Finds the category; in a record without one also everything that may tell it.</summary>
        /// <returns><see langword="false"/> when the record is unreadable.</returns>
        internal bool TryFindCategory()
        {
            if (Fault.IsFault || _extractor._all is not { } all)
            {
                return !Fault.IsFault;
            }

            if (!TryReach(1UL << _extractor._categorySlot))
            {
                return false;
            }

            if (Fields.KindOf(_extractor._categorySlot) == FieldValueKind.String)
            {
                return true;
            }

            Fields.Clear();
            _optional = _extractor._plan.OptionalForCategory;
            _table = all;
            _missing = all.Targets;
            _hasBegun = false;
            return TryReach(Everything);
        }

        /// <summary>Finds everything the plan wants.</summary>
        /// <returns><see langword="false"/> when the record is unreadable.</returns>
        internal bool TryFindAll() => TryReach(Everything);

        /// <summary>Finds what has not been asked for of a record that is decided; what cannot be read counts as missing.</summary>
        internal void FindRest()
        {
            while (!TryReach(Everything))
            {
                Fault = RecordFault.None;
            }
        }

        private void SetCategory()
        {
            Fields.Set(_extractor._categorySlot, _scan.SliceOf(_category.Open, _category.Close));
            _missing &= ~(1UL << _extractor._categorySlot);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private bool TryReach(ulong targets) => (_missing & targets) == 0 ? !Fault.IsFault : TryGoOn(targets);

        private bool TryGoOn(ulong targets)
        {
            if (!_hasBegun)
            {
                _hasBegun = true;
                if (_readsAll || targets == Everything)
                {
                    if (_extractor.TryReadMembers(in _scan, _table, _depth))
                    {
                        _missing = 0;
                        return true;
                    }

                    Fields.Clear();
                    _missing = _table.Targets;
                    if (_category.IsKnown)
                    {
                        SetCategory();
                    }
                }

                _names = new NameCursor(_scan.Text, _scan.Index, _scan.Start + 1, _scan.End, _depth, _table.Tails, _scan.HasBackslash);
            }

            while (!Fault.IsFault && (_missing & targets) != 0)
            {
                if (!_names.MoveNext(out int nameEnd, out int target))
                {
                    _missing = 0; // The record does not have them.
                    break;
                }

                if (!TryReadUsual(nameEnd, target))
                {
                    Fault = _extractor.ReadMember(_scan, _table, nameEnd, target, ref _missing, _optional);
                }
            }

            return !Fault.IsFault;
        }

        /// <summary>Reads the entries where CloudTrail writes them, before the category, if they are written as usual.</summary>
        private bool TryReadUsualResources()
        {
            if (!_category.IsKnown || _hasBegun)
            {
                return false;
            }

            StructureIndex index = _scan.Index;
            ReadOnlySpan<byte> text = _scan.Text;
            int nameEnd = index.FindLastMember(text, _scan.Start + 1, _category.Open, _depth, in s_resources, s_resources.Tail);
            if (nameEnd < 0 || _scan.MayHoldBackslash(nameEnd - s_resources.Length - 1, text.Length)
                || !FastExtractor.TryReadUsualResources(in _scan, nameEnd + 2))
            {
                Fields.ClearResources();
                return false;
            }

            _missing &= ~(1UL << NameTable.Resources);
            return true;
        }

        /// <summary>Reads a string or boolean as CloudTrail writes it, if it is one.</summary>
        private bool TryReadUsual(int nameEnd, int target)
        {
            ReadOnlySpan<byte> text = _scan.Text;
            if ((uint)target >= FieldPlan.MaxSlots || text[nameEnd + 1] != (byte)':')
            {
                return false;
            }

            int begin = _table.BeginOf(text, nameEnd, target);
            if (begin <= _scan.Start + 1 || !_scan.Index.IsQuote(begin - 1)
                || !TrySlice(nameEnd + 2, out RecordFields.Slice slice, out int last) || _scan.MayHoldBackslash(begin, last))
            {
                return false;
            }

            if ((_missing >> target & 1) != 0)
            {
                _missing &= ~(1UL << target);
                _scan.Fields.Set(target, slice);
            }

            return true;
        }

        /// <summary>A value that is a string, or a boolean with a comma behind it.</summary>
        private readonly bool TrySlice(int value, out RecordFields.Slice slice, out int last)
        {
            slice = default;
            last = value;
            ReadOnlySpan<byte> text = _scan.Text;
            if (text[value] == (byte)'"')
            {
                last = _scan.Index.NextQuote(value + 1);
                slice = _scan.SliceOf(value, last);
                return (uint)last < (uint)text.Length;
            }

            if (text.Length - value <= sizeof(ulong))
            {
                return false;
            }

            ulong letters = BinaryPrimitives.ReadUInt64LittleEndian(text[value..]);
            FieldValueKind kind = (letters & TrueMask) == TrueComma ? FieldValueKind.True
                : (letters & FalseMask) == FalseComma ? FieldValueKind.False
                : FieldValueKind.Missing;
            slice = new RecordFields.Slice(kind, InScratch: false, 0, 0);
            return kind != FieldValueKind.Missing;
        }
    }
}
