"""Pages in words: titled sections of paragraphs, lists and tables, written as text, HTML or Markdown."""
