// Real databases on a busy machine: a test that hangs is told by this, not by how slow the machine is today.
jest.setTimeout(60_000);
