"""Outside the UI process: stops the cameras that it leaves moving. Owns its process's threads; only app imports it."""
