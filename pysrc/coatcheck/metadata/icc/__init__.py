"""ICC colour profiles (ICC.1): what they say beside colour."""
