// What the Razor compiler makes of Components/App.razor and Components/Pages/Home.razor.
namespace blazor.Components
{
    public class App : Microsoft.AspNetCore.Components.ComponentBase;
}

namespace blazor.Components.Pages
{
    [Microsoft.AspNetCore.Components.Route("/")]
    public class Home : Microsoft.AspNetCore.Components.ComponentBase;
}
