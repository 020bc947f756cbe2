"""One first wave: the transfers of the first months that suit every scenario."""
