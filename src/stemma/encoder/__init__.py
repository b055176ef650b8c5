"""The trained model at run time: sentences in, raw scores of every head and vectors out."""
