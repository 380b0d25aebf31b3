"""The brief: its model, and how front matter becomes one."""
