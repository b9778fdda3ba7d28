"""What becomes of Markdown: markers, words, places, short links, previews."""
