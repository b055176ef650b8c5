"""How the model is trained, from the corpora to the files in `stemma/encoder/weights`."""
