"""What the tests with real chat interfaces and components need."""
