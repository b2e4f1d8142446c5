"""One steered camera: commands → pilot (decides) → calls (threads) → PtzCamera. Each controller owns its threads."""
