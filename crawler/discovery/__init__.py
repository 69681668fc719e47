"""From pages to a site definition, and from a changed page to a mended one. Pure.

`survey` tells what a page offers, `shapes` what its addresses have in common, `listings` and
`fields` derive selectors by agreement over several pages, `definition` writes them down;
`drift` compares what was read with what used to be, `mending` finds where it went.
"""
