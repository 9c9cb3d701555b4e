"""The command thalweg: one clear sentence, the right exit code, a server that answers."""
