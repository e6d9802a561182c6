"""What does a data file say, and what is wrong with it? YAML files of rules, words and lists."""
