"""What dqlang says to a sentence in which one word is wrong: mutants of the valid rules of this repository."""
