"""What a person is told whose CSV file can't be imported."""

import sys
from collections.abc import Sequence
from pathlib import Path

from scc_wall.base.redact import redact
from scc_wall.base.told import Told
from scc_wall.domain.csv_table import LineError


def refuse(file: Path, errors: Sequence[LineError]) -> int:
    """Tell what is wrong, a line each; return the exit status of an import that changed nothing."""
    for error in errors:
        print(redact(str(error)), file=sys.stderr)
    told = Told(
        "{file}: {count} kesalahan; tidak ada yang diimpor. Perbaiki lalu impor lagi.",
        "{file}: {count} errors; nothing was imported. Correct them and import again.",
    )
    print(told.format(file=file.name, count=len(errors)), file=sys.stderr)
    return 2
