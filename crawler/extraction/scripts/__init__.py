"""What a page hands to its own scripts, read as data and never run."""
