"""Pictures in the decode processes. The UI process never loads this: numpy takes 0.06 s of its start."""

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
"""``(height, width, 3) uint8, BGR`` from the decoder, ``(height, width, 4)`` in a slot."""
