"""Files of any shape become `_documents` and `rejected_inputs`: discover, parse (cached by the caller), combine."""
