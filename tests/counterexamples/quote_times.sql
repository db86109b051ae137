UPDATE quotes SET event_precision = 'day';
