UPDATE articles SET language = 'en' WHERE extraction = 'other_language';
