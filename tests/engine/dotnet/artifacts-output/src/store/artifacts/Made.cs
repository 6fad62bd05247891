namespace Store.artifacts;

// A folder of this name is not always output.
public static class Made
{
    public static string Text => "ok";
}
