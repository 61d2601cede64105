"""What the words mean: entities, vocabularies, dates, pure rules. No SQL, no screen."""
