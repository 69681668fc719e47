"""What a run costs that finds nothing new: `python -m bench.cron`."""
