"""Clips to RTSP cameras on loopback, with every fault as a switch: demo, tests, training. Owns its server threads."""
