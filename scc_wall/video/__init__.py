"""Camera to frame slot: RTSP, readers and pumps in decode processes, shared memory. Owns them all; app imports it."""
