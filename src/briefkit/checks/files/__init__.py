"""Files as such: names, line ends, characters, copies."""
