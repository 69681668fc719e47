"""Where untrusted pages are parsed: in worker processes that can be stopped, or in place."""
