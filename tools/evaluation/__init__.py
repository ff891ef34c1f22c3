"""What tools/evaluate measures in one go, and the floors below which a test fails."""
