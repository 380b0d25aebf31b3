"""The index: a disposable SQLite file in the cache folder."""
