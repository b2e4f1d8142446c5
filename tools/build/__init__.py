"""Packs the program for people without Python: program folder, installer, list of what is inside, sums, signatures."""
