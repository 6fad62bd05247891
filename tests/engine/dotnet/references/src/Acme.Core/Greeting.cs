namespace Acme.Core;

public static class Greeting
{
    public static string Text => Acme.Text.Words.ok;
}
