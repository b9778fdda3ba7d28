"""What happens at `mkdocs build`: two languages, facts and blocks, Python packed for the browser."""
