"""What can be known about one message, whichever tool has found it out."""
