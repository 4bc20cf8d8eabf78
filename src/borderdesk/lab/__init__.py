"""Notebook jobs of JupyterLab: what jupyter-scheduler runs, and how."""
