"""Reading what an analyst gives: a folder of CSV and Parquet files, or one Excel workbook."""
