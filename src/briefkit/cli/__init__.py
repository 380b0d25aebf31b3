"""The command line: arguments in, exit code out; one module per command."""

import gc

# A call is short and makes few cycles; looking for them took a third of the time of calls that make many rows.
gc.set_threshold(1_000_000, 20, 20)
