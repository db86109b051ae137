DELETE FROM quote_disputes;
