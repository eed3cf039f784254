// Real servers on a busy machine: a test that hangs is told by this, not by how slow the machine is today.
jest.setTimeout(90_000);
