"""Simulated websites of OPD on loopback, with every fault and defacement as a switch: demo, tests, training."""
