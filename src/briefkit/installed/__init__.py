"""What is installed besides the core: extras of this package, and plug-ins of others."""
