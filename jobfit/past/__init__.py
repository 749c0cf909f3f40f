"""The past: what is stored, judged by other rules; what an edit would turn, what each rule costs, how each fares."""
