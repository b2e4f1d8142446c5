"""How long a test waits before it gives up on what must happen: longer where a process takes seconds to start (wine).

Bounds that the program itself promises are no matter of patience: they are asserted as they stand.
"""

import os
from typing import Final

PATIENCE: Final = float(os.environ.get("SCC_WALL_TEST_PATIENCE", "1"))
"""How many times as long as on a machine of one's own."""
