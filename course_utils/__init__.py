"""Helpers for the four assignments: data, a lean NumPy network, plots, explorers and `check`.

Names are imported when first used, so that ``import course_utils`` costs about what ``import numpy`` costs.
"""

from importlib import import_module

# public name -> the module of this package that defines it
_EXPORTS = {
    "AverageExplorer": "explorers.average",
    "BatchSizeExplorer": "explorers.batch_size",
    "BowlExplorer": "explorers.momentum",
    "COLORS": "figures.style",
    "DecayExplorer": "explorers.decay",
    "DeepStackExplorer": "explorers.deep_stack",
    "DropoutExplorer": "explorers.regularization",
    "EpsilonExplorer": "explorers.epsilon",
    "METHODS": "figures.style",
    "MoonsExplorer": "explorers.momentum",
    "OptimizersExplorer": "explorers.optimizers",
    "PenaltyExplorer": "explorers.regularization",
    "PlateauExplorer": "explorers.plateau",
    "accuracy": "network",
    "bowl": "surfaces",
    "check": "checking",
    "cost_and_gradients": "network",
    "descend": "training",
    "difference_by_parameter": "partial_check",
    "difference_from_sklearn": "sklearn_comparison",
    "draw_adam_ratio": "figures.optimization",
    "draw_average_weights": "figures.optimization",
    "draw_mini_batches": "figures.optimization",
    "draw_moons_and_bowl": "figures.optimization",
    "draw_rmsprop_direction": "figures.optimization",
    "draw_saddle": "figures.optimization",
    "draw_velocity": "figures.optimization",
    "lend": "lending",
    "load_circles": "datasets",
    "load_football": "football",
    "load_moons": "datasets",
    "load_temperatures": "datasets",
    "parabola": "surfaces",
    "plot_adam_correction": "figures.optimization",
    "plot_averages": "figures.optimization",
    "plot_boundaries": "figures.optimization",
    "plot_cost_curves": "figures.optimization",
    "plot_costs": "plots",
    "plot_decay_runs": "figures.optimization",
    "plot_decision_boundary": "plots",
    "plot_learning_rates": "figures.optimization",
    "plot_schedules": "figures.optimization",
    "plot_shares_of_minima": "figures.optimization",
    "plot_speed_and_cost": "figures.optimization",
    "plot_zigzag": "figures.optimization",
    "predict": "network",
    "predict_probability": "network",
    "progress": "progress_bar",
    "scatter_classes": "plots",
    "show_figure": "figures.display",
    "signal_sizes": "signals",
    "starting_parameters": "datasets",
    "train_for_seconds": "timed_training",
    "train_from": "batch_training",
    "train_full_batch": "training",
    "train_network": "training",
}

__all__ = sorted(_EXPORTS)


def __getattr__(name):
    """Import a public name from its module on first use (PEP 562)."""
    if name not in _EXPORTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_EXPORTS[name]}"), name)
    globals()[name] = value
    return value


def __dir__():
    return __all__
