"""What every back end reads: typed expressions for each rule, without a word of syntax or of Spark."""
