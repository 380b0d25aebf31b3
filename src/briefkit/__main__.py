"""`python -m briefkit`."""

from briefkit.cli.app import main

main()
