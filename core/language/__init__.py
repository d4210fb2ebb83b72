"""What people's words mean: a pure, deterministic reader of sales messages."""
