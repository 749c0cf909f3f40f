"""The reality check and the goal as pages: what a person wants next to what the stored postings say."""
