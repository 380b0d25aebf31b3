"""Arguments in, exit code out: one module a command."""

import gc

gc.set_threshold(50_000, 20, 20)  # a call is short and makes few cycles: looking for them took a twentieth of its time
