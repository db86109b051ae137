UPDATE articles SET extraction = 'other_language', language = 'fr' WHERE outlet = 'Daily Lantern';
