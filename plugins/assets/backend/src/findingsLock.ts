/**
 * Whoever writes many findings of a customer takes this lock first, for the length of the transaction: two who lock the
 * same rows in different orders would wait for each other.
 */
export const findingsLock = `pg_advisory_xact_lock(hashtextextended('scan imports of ' || :tenant, 0))`;
