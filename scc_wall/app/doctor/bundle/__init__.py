"""The zip for support: what the doctor found, logs, settings, cameras; without a secret or a person's name (0066).

store, vault ─known values─► `Scrubber` ◄─every text─ `contents` ─► one file, written whole. Owns no thread. Imported by
`cli` alone.
"""
