"""What becomes of Markdown: markers, words, answers, short links, previews."""
