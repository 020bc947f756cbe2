"""A plan as one page to send: story, pictures and tables in one file that asks nothing of any network."""
