"""Tries this installation without touching it: modules ► vault ► store ► cameras ► wall ► paper, each step told.

Everything is written to a folder that is gone afterwards, and nothing is asked beyond this computer. Its one thread
ends the program if a step hangs. `cli` alone imports it.
"""
