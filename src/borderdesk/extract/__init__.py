"""From an article's text to its figures and policies."""
