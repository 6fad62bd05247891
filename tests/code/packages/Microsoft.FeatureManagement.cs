using System;
using System.Threading.Tasks;

namespace Microsoft.FeatureManagement
{
    public interface IFeatureManager
    {
        Task<bool> IsEnabledAsync(string feature);
    }
}

namespace Microsoft.FeatureManagement.Mvc
{
    public sealed class FeatureGateAttribute(params string[] features) : Attribute
    {
        public string[] Features { get; } = features;
    }
}
