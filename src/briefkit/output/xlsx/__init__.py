"""Excel workbooks: tables with typed cells, written by XlsxWriter (the extra `xlsx`)."""
