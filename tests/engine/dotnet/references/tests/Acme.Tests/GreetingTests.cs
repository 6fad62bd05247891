namespace Acme.Tests;

public class GreetingTests;
