"""Figures: recomputable from the answers."""
