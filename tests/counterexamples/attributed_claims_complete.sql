DELETE FROM attributed_claims WHERE stance = 'denies';
