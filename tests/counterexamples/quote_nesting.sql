UPDATE quotes SET depth = 2 WHERE depth = 1;
