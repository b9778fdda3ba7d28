"""From the octets of a file, or a paste, to the header fields of the messages in it."""
