"""Keeps secrets: one master key in the keyring (or a key file), each secret an AES-256-GCM field bound to its place.

secret ─→ field (sealed with the master key) ─→ store. Owns a short thread for each question to the keyring, which may
hang. Imported by `app` and `cli` alone; the only package that knows keyring.
"""
