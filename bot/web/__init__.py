"""The local web chat of `salesbeat demo`."""
