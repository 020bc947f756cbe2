"""The plan as a value: tables, frames, how it shows itself."""
