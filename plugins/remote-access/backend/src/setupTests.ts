// Databases are made, processes started and hosts reached: on a busy machine that takes its time.
jest.setTimeout(60_000);
