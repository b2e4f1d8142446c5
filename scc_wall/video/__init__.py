"""Camera to frame slot: RTSP, readers and a pump in decode processes, shared memory. Owns them all; app imports it."""
