"""Who wrote an article: bylines of many languages, East Asian names, signatures."""
