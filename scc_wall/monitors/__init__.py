"""Scheduler to site status: probes, verdicts on their content, history. Owns the probe threads; only app imports it."""
