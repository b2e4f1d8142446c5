"""The dialogs of access: what a person types at the door becomes an attempt, a letter, an account.

View only: they know the words of `domain` and the protocols of `ui.access.desk`, and own no thread. `app` opens them.
"""
