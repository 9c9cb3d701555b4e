"""The wire contract: what the API promises to a program that reads its answers."""
