"""Why a figure of a plan is as it is, and what another would cost."""
