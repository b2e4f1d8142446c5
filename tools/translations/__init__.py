"""The translations of the user interface: texts of the source, Qt Linguist's files, and what must hold of them."""
