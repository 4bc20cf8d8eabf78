"""The shelf: editions, what is remembered of each, their past pages, the index over them and its feeds."""
