"""Panels that explorers share: the bowl with its starting point, and the curve of the cost with the target."""

from ..cost_surfaces import bowl
from .framework.controls import moved_by_handle
from .framework.scene import Panel


def bowl_plane(title, **size):
    """Return a panel with the bowl's contours and a handle at the starting point."""
    plane = Panel(title, xlabel="w", ylabel="b", xlim=(-5, 5), ylim=(-0.8, 0.8), **size)
    plane.contours(bowl.cost)
    plane.handle("w", "b", "starting point")
    return plane


def starting_point():
    """Return the inputs that this handle moves."""
    return {"w": moved_by_handle(-4.0, (-4.8, 4.8), steps=192), "b": moved_by_handle(0.5, (-0.76, 0.76), steps=152)}


def cost_curve(steps, ylim, goal, title="cost after each step", *, target="target", **size):
    """Return a panel for the cost after each step, with the target as a band at its lower end."""
    curve = Panel(title, xlabel="step", ylabel="cost", xlim=(0, steps), ylim=ylim, yscale="log", **size)
    curve.box((0, steps), (ylim[0], goal), target, alpha=0.15)
    return curve
