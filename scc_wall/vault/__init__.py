"""Master key to encrypted field: keyring or sealed file, AES-256-GCM. No thread of its own; app imports it."""
