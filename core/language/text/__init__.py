"""The text of one message, made ready for finding things in it.

- `normalise`: one form for width, case and traditional characters; keeps the way back.
- `sheet`: the working sheet; what was found covers the text it was found in.
- `ways`: ways of saying one thing, a phrase a line, each with its example.
- `likely`: which of many patterns may match a text at all.
- `pattern_needs`: what a text must hold for a pattern to match.
- `compiled`: compiles patterns once for all starts.
"""
