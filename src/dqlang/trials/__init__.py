"""Examples put to the test, and what came of them in words."""
