"""Measures the judge of content on labelled pages, in precision, recall, time and memory (docs/benchmarks.md)."""
