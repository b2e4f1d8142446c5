"""Camera to frame slot: RTSP, reader threads in decode processes, shared memory. Owns them all; app imports it."""
