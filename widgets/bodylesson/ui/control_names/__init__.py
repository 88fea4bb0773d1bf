"""The widget that names ipywidgets controls."""
