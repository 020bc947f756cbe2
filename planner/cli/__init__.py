"""The command line: the only part that prints and exits. Each command is a module, imported when it is called."""
