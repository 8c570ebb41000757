"""A process of its own that paints one picture: SVG comes in, a PNG goes out; whatever breaks here breaks nothing else.

Run as a file, alone: of the program it knows nothing, and needs nothing but resvg.
"""

from __future__ import annotations

import sys

import resvg_py


def main() -> None:
    svg = sys.stdin.buffer.read().decode()
    painted = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=sys.argv[1:])
    sys.stdout.buffer.write(bytes(painted))


if __name__ == "__main__":
    main()
