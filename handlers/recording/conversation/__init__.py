"""What a message means by what was said before it: answers, pronouns, names to be learnt."""
