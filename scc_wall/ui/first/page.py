"""What a page of the first start is to the window around it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scc_wall.ui.access.parts import text_label
from scc_wall.ui.words import tr


class FirstPage(QWidget):
    """A heading, a line of plain words, and what a page puts under it."""

    changed = Signal()
    """What the buttons of the window may do has changed."""
    settled = Signal()
    """Nothing is left to type here: the keyboard goes to the button that goes on."""
    finished = Signal()
    """Its step is done."""

    enter_goes_on = True
    """Whether Enter in a field goes on; not where fields have a button of their own."""
    may_wait = True
    """Whether its step can be done later."""
    wide = False
    """Whether it takes all the width that there is."""

    def __init__(self, heading: str, told: str) -> None:
        super().__init__()
        self.heading = text_label(heading, "heading", wrap=True)
        self.told = text_label(told, wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.told)

    def enter(self) -> None:
        """Be shown; may be called again."""

    def leave(self) -> None:
        """Be hidden, or closed; what runs is cancelled, no password stays. Idempotent."""

    def go(self) -> None:
        """Do what the page is for, then say `finished`."""
        self.finished.emit()

    @property
    def may_go(self) -> bool:
        """Whether `go` can be called now."""
        return not self.busy

    @property
    def busy(self) -> bool:
        """Whether something runs that is not left by Back, Later or Esc."""
        return False

    def cancel(self) -> None:
        """Stop what is `busy`, where that can be stopped."""

    @property
    def next_text(self) -> str:
        """What the button says that goes on."""
        return tr("Lanjut →")
