"""Writing functions: each keeps the rules of the definitions; none commits or words anything."""
