using TrailFilter.Core.Automata;
using TrailFilter.Core.Fields;

namespace TrailFilter.Core.Verdicts;

/// <summary>Where a program's fields stand in the slots of a plan.</summary>
internal sealed class SlotMap
{
    private readonly int[] _slots;

    internal SlotMap(SelectorProgram program, FieldPlan plan)
    {
        Plan = plan;
        _slots = new int[program.FieldPaths.Length];
        for (int path = 0; path < _slots.Length; path++)
        {
            _slots[path] = SlotOf(program.FieldPaths[path]);
            if (plan.IsFallback(_slots[path]))
            {
                throw new ArgumentException(
                    $"The plan reads '{program.FieldPaths[path]}', which selectors name, only in records without a category.", nameof(plan));
            }
        }

        EventSource = SlotOf("eventSource");
        EventName = SlotOf("eventName");
        EventType = SlotOf("eventType");
        ManagementEvent = SlotOf("managementEvent");
        EventCategory = SlotOf("eventCategory");
        if (plan.Resources < (program.ReadsResources ? ResourceUse.Always : ResourceUse.Fallback))
        {
            throw new ArgumentException(
                "The plan reads resources less often than selectors or the category need them.", nameof(plan));
        }

        int SlotOf(string path)
        {
            int slot = plan.SlotOf(path);
            return slot >= 0
                ? slot
                : throw new ArgumentException($"The plan has no slot for '{path}', which the program needs.", nameof(plan));
        }
    }

    internal FieldPlan Plan { get; }

    internal int EventSource { get; }

    internal int EventName { get; }

    internal int EventType { get; }

    internal int ManagementEvent { get; }

    internal int EventCategory { get; }

    /// <summary>The slot of a path, by the path's place in <see cref="SelectorProgram.FieldPaths"/>.</summary>
    internal int this[int path] => _slots[path];
}
