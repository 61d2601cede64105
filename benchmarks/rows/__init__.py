"""The measurements, one module each: ``measure(bench)`` returns the lines of the table."""
