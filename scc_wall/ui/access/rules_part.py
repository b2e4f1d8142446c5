"""The rules for a new password, ticked off as they are met."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from scc_wall.ui.access.desk import PasswordRule
from scc_wall.ui.access.parts import set_tone, text_label
from scc_wall.ui.words import tr


class RulesPart(QFrame):
    """One line a rule."""

    def __init__(self, rules: Sequence[PasswordRule]) -> None:
        super().__init__()
        self.setProperty("kind", "plate")
        self.met = False
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        column.addWidget(text_label(tr("Aturan kata sandi"), "label"))
        self._rules = [(rule, text_label("", "note")) for rule in rules]
        for _, label in self._rules:
            column.addWidget(label)

    def show_for(self, password: str, login: str) -> None:
        """Tick off what this password keeps."""
        kept = [rule.met(password, login) for rule, _ in self._rules]
        self.met = all(kept)
        for (rule, label), fine in zip(self._rules, kept, strict=True):
            label.setText(f"{'✓' if fine else '○'} {rule.told}")
            label.setAccessibleName(f"{rule.told}: {tr('terpenuhi') if fine else tr('belum')}")
            set_tone(label, "good" if fine else "quiet")
