"""What the features that write share: which record is meant, what a sentence does to it, lists."""
