"""Looking closer: customers by worth, what stands out, and rules tried against losses."""
