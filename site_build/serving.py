"""Whether the pages are being written and served with live reload, or built to be published."""

live_reload: bool = False
"""Set once, by the event that starts MkDocs' server; each language's build reads it, too."""
