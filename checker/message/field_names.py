"""Names of header fields as parts of patterns that ignore case."""

HYPHENED = (
    r"Return-Path|Delivered-To|Authentication-Results|DKIM-Signature|Message-ID|MIME-Version"
    r"|ARC-[A-Za-z-]{1,40}|X-[A-Za-z0-9-]{1,60}"
)
"""Fields that servers and programs write, by names that no other text has with a colon behind."""
OF_SERVERS = rf"Received|{HYPHENED}"
"""All that servers and programs write in most messages."""
OF_AUTHORS = "From|To|Subject|Date"
"""What an author's program writes in most messages, and what summaries repeat."""
