"""What briefkit promises, each proved by tests that count: docs/promises.md is made from their figures."""
