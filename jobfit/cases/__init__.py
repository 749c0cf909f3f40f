"""Cases: postings whose verdict the person knows, judged to see whether the rules mean what they are meant to."""
