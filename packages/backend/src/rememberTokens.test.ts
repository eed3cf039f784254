import type { AuthService } from '@backstage/backend-plugin-api';
import { rememberTokens } from './rememberTokens';

function aService(expiresAt?: Date) {
  const authenticate = jest.fn(async (token: string) => {
    if (token === 'bad') throw new Error('no such key');
    return {
      $$type: '@backstage/BackstageCredentials' as const,
      principal: { token },
      expiresAt,
    };
  });
  const inner = { authenticate, isPrincipal: () => true };
  return {
    authenticate,
    auth: rememberTokens(inner as unknown as AuthService),
  };
}

describe('rememberTokens', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('verifies a token once in a few seconds', async () => {
    const { auth, authenticate } = aService();
    const first = await auth.authenticate('good');
    await expect(auth.authenticate('good')).resolves.toBe(first);
    expect(authenticate).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(4_001);
    await auth.authenticate('good');
    expect(authenticate).toHaveBeenCalledTimes(2);
  });

  it('trusts no token longer than it lives', async () => {
    const { auth, authenticate } = aService(new Date(Date.now() + 1_000));
    await auth.authenticate('good');
    jest.advanceTimersByTime(1_001);
    await auth.authenticate('good');
    expect(authenticate).toHaveBeenCalledTimes(2);
  });

  it('keeps tokens of cookies and whole tokens apart', async () => {
    const { auth, authenticate } = aService();
    await auth.authenticate('good', { allowLimitedAccess: true });
    await auth.authenticate('good');
    expect(authenticate).toHaveBeenCalledTimes(2);
  });

  it('remembers no refusal', async () => {
    const { auth, authenticate } = aService();
    await expect(auth.authenticate('bad')).rejects.toThrow('no such key');
    await expect(auth.authenticate('bad')).rejects.toThrow('no such key');
    expect(authenticate).toHaveBeenCalledTimes(2);
  });

  it('leaves everything else as it is', () => {
    const { auth } = aService();
    expect(auth.isPrincipal({} as never, 'user')).toBe(true);
  });
});
