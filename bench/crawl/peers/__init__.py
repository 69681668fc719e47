"""Contestants that are not ours. They run in bench/.venv and import nothing of this project."""
