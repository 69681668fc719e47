"""When an article was published: days, clocks, calendars and zones, as texts write them."""
