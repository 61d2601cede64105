"""How fast the program is, and how big, against references measured in the same run.

``python -m benchmarks`` prints one table; see :mod:`benchmarks.__main__` for its options. Nothing
here is a test: a clock says something about a machine at a moment, and only ratios travel.
"""
