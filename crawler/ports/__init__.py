"""What the engine needs of the world: one file a port, and each has one contract suite."""
