using System.Runtime.InteropServices;

namespace TrailFilter.Cli.StartUp;

/// <summary>What the C library of Linux does and .NET has no words for.</summary>
internal static partial class SystemCalls
{
    /// <summary>The number of arch_prctl on x86-64.</summary>
    public const nint ArchPrctl = 158;

    /// <summary>arch_prctl's question which parts of the registers' state the system keeps; answered since Linux 5.16.</summary>
    public const nint ArchGetXcompSupp = 0x1021;

    /// <summary>
    /// Goes on as another program in this process, with the environment, the open files and the working directory as they are.
    /// It comes back only if that failed.
    /// </summary>
    /// <param name="path">The program.</param>
    /// <param name="arguments">Its arguments, its own name first; null after the last.</param>
    /// <returns>-1.</returns>
    [LibraryImport("libc", EntryPoint = "execv", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GoOnAs(string path, string?[] arguments);

    /// <summary>
    /// Sets an environment variable of the process itself, which <see cref="GoOnAs"/> passes on; .NET only sets it in a copy.
    /// </summary>
    /// <returns>0, or -1 if it failed.</returns>
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetVariable(string name, string value, int overwrite);

    /// <summary>A system call that takes a number and leaves 64 bits at an address.</summary>
    /// <returns>0, or -1 if it failed.</returns>
    [LibraryImport("libc", EntryPoint = "syscall")]
    public static partial nint Ask(nint call, nint question, ref ulong answer);
}
