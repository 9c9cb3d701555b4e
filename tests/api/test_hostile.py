"""Whatever is sent, the server answers with a sentence, never with a traceback."""
