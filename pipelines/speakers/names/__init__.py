"""Names compared: of people, of bodies, over scripts, and with what is told beside them."""
