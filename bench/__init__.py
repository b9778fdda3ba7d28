"""How fast and how small, side by side with stock Pyodide: `make bench`."""
