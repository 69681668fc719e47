"""From a response to an article: site selectors, then structured data, then generic rules. Pure."""
