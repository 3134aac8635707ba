"""What holds the reader and the program to each other: vectors, bad files, and the worked example of FORMAT.md."""
