UPDATE claims SET is_contested = false;
