"""`course demo`: the full workflow for a synthetic class."""
