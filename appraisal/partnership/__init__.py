"""The partnership's data: tables, loading and its checks, figures, demand and the pooled fund."""
