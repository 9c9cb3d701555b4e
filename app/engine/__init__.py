"""Runs optimizers on landscapes: oracle, run, outcome, summary."""
