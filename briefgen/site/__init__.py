"""The only part that knows MkDocs: two languages in one build, navigation, search."""
