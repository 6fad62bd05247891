using Microsoft.FeatureManagement.Mvc;

[FeatureGate("wishlist")]
public class Cart;
