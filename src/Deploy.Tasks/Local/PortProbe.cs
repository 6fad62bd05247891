using System.Net;
using System.Net.Sockets;

namespace Deploy.Tasks.Local;

/// <summary>
/// Whether something listens behind a published port. The engine itself takes every connection, and closes it at once where nothing in the
/// container does; so one that stays open for a moment is an answer. Nothing is sent: the app's log shows no request of ours.
/// </summary>
static class PortProbe
{
    const int MomentMicroseconds = 200_000;

    /// <summary>Asks all its ports; true too for an engine elsewhere, whose ports cannot be reached from here.</summary>
    public static bool Answers(LocalEngine engine, ContainerState container) =>
        engine.RemoteHost.Length > 0 || container is not { Status: "running", HealthStatus: not "starting" } || container.Ports.All(Answers);

    /// <summary>Asks a port of this machine.</summary>
    public static bool Answers(int port)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
            // Readable without a byte to read: closed.
            return !socket.Poll(MomentMicroseconds, SelectMode.SelectRead) || socket.Available > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
