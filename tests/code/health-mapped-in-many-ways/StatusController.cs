using Microsoft.AspNetCore.Mvc;

[ApiController, Route("[controller]")]
public class StatusController : ControllerBase
{
    [HttpGet]
    public string Get() => "well";
}
