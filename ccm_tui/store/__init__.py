"""The repository layer: the only place with SQL."""
