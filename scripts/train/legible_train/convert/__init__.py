"""Converts the public checkpoints of CRAFT and PARSeq into bundles; only their names and shapes are taken from there."""
