"""To and from other registers and tools."""
