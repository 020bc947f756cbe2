"""Plans the transfer of advisors into new regional service centres."""
