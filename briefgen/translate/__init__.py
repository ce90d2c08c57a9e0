"""Words in the other language: catalogues, interface words, composed noun phrases."""
