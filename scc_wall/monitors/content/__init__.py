"""Page to verdict: charset, tokens, tree, five layers, level. No thread, no I/O; only app and monitors import it."""
