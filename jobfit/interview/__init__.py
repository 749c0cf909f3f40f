"""The interview: a table of questions, what is made of each reply, what comes next, and the files it all comes to."""
