"""What the search finds: records of pages and facts, and their index."""
