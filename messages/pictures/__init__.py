"""Pictures of figures: from values to SVG, in the font that lies beside; what paints them is the process's."""
