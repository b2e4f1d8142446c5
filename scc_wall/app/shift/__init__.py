"""The handover of a shift: made of what wall, sites and events know, given and taken under the policy, kept.

The reception lives on the UI thread and owns a worker; everything that waits for the store runs there.
"""
