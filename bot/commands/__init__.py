"""The commands of `salesbeat`, grouped by what they are for."""
