"""What the company knows: products, cases, growth plans, and what points buy."""
