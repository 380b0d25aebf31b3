"""Whether regular expressions take time in proportion to the text, tried with texts made from the expressions."""
