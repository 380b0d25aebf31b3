"""The printed form of a publication without any format: styled lines, grids and plates in print order."""
