import re

from scc_wall.ui import theme
from scc_wall.ui.dialog_style import DIALOG_STYLE


def test_what_has_the_focus_shows_it():
    fields = ("QLineEdit", "QPlainTextEdit", "QComboBox", "QSpinBox", "QCheckBox", "QPushButton", "QTableView")
    for kind in (*fields, "QListWidget", "QTabBar::tab:selected", "QTreeView"):
        assert re.search(rf"{kind}:focus[^}}]*border[^}}]*{theme.FOCUS}", DIALOG_STYLE), kind
