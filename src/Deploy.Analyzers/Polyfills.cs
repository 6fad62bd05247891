// A type that the C# compiler asks for and netstandard2.0 does not have.
namespace System.Runtime.CompilerServices;

static class IsExternalInit;
