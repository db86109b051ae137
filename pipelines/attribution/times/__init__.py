"""When something was said or happened: `resolve` reads a text, the other modules hold its arithmetic and grammar."""
