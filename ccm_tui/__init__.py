"""The register of the Coordinators on Victim Assistance under the Convention on Cluster Munitions.

Importing this package costs nothing: each part is imported by whoever needs it.
"""

__version__ = "0.1.0"
