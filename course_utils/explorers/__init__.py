"""Figures with sliders, each driven by the functions that the student has written."""
