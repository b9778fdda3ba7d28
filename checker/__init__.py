"""Do a From address and a sending domain align, why, and what to do next."""
