"""TMDB over HTTP: a paced, cached, retried session for the process, and a client that speaks of films."""
