"""A process that draws: pictures come in on standard input, their files go out on standard output."""

from __future__ import annotations

import pickle
import sys

from plansite.charts.drawing import drawn


def main() -> None:
    """Draw what comes in. Both ends are this program, so that pickles are safe between them."""
    pictures = pickle.load(sys.stdin.buffer)  # noqa: S301
    pickle.dump([drawn(picture) for picture in pictures], sys.stdout.buffer)


if __name__ == "__main__":
    main()
