"""Ground floor: clock, stop token, errors, backoff, redaction, paths. Standard library only; everyone may import it."""
