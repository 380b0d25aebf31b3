"""Arguments in, exit code out: one module a command."""

import gc

# A call is short and makes few cycles: looking for them took a third of the time where many rows were made.
gc.set_threshold(1_000_000, 20, 20)
