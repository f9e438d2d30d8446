"""The ears: sound in, words out."""
