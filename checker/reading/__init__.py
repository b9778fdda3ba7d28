"""One pasted text in, a value or a finding out."""
