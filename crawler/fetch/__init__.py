"""HTTP: one retrieval of one URL, attempts and redirects included."""
