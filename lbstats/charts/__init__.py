"""Finished frames become Plotly figures here, and nowhere else."""
