"""The headline: without the site's name, or found on a page that declares none."""
