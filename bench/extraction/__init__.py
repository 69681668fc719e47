"""Measures article extraction, ours and the peers', over folders of pages whose truth is known."""
