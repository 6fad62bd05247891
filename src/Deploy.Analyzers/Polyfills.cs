// Types that the C# compiler asks for and netstandard2.0 does not have.
namespace System.Runtime.CompilerServices
{
    static class IsExternalInit;
}

namespace System
{
    /// <summary>For patterns over lists: an index from the start or from the end.</summary>
    readonly struct Index(int value, bool fromEnd = false)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }
}
