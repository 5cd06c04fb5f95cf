"""A process that draws: pictures come in on standard input, their files go out on standard output."""

from __future__ import annotations

import pickle
import sys
from contextlib import suppress

from plansite.charts.drawing.render import drawn


def main() -> None:
    """Draw what comes in. Both ends are this program, so that pickles are safe between them."""
    pictures = pickle.load(sys.stdin.buffer)  # noqa: S301
    files = {picture.name: drawn(picture) for picture in pictures}
    with suppress(BrokenPipeError):  # the build has failed meanwhile, and nobody waits for them
        pickle.dump(files, sys.stdout.buffer)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
