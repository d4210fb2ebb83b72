"""The project's own benchmarks: each a ratio of two things measured in one run."""
