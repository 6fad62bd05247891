// What the template has in Services, without the base class that its .proto file becomes.
namespace grpcp.Services
{
    public class GreeterService;
}
