"""What is said: sentences, numbers, days and citations, in the words of the reader."""
