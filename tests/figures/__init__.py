"""Figures: each equals what plain Python makes of the raw rows."""
