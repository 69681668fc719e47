"""The asynchronous middle: speaks core and ports only."""
