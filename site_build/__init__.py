"""What happens at `mkdocs build`: pages, what is published beside them, Python for the browser."""
