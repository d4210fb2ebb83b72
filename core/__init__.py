"""What selling means here, what words mean, what we want to say, and the tables."""
