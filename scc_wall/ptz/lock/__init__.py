"""Who holds which camera: take → the store's row → every station's look. One thread, `LockWatch`; `app` imports it."""
