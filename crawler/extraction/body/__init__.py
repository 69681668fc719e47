"""The text of an article: which block holds it, and what is cut from that block."""
