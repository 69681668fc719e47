"""The application: `parts` puts it together, the other modules each do one command's work."""
