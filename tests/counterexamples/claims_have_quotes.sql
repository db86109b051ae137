INSERT INTO claims
SELECT * REPLACE ('c_00000000000000000000' AS claim_id, false AS is_contested) FROM claims LIMIT 1;
