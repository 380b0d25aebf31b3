"""What pages say, in the languages of many publishers, by what it is for."""
