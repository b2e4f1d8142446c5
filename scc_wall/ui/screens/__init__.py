"""The dialog of the wall's screens: which is which, and how large letters are on each. Loaded late."""
