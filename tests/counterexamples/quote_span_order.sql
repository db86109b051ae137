UPDATE quote_spans SET ordinal = 2 WHERE ordinal = 1;
