-- The accent that combines with the letter before it is a code point of its own.
UPDATE quotes SET source_text = 'governor Mara Éllison' WHERE source_text = 'governor Mara Ellison';
