"""What somebody read in a source, with its date: facts, tables, products."""
