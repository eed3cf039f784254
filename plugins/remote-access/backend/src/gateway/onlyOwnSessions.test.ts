import { onlyOwnSessions } from './onlyOwnSessions';
import type { PortalHandlers } from './GatewayRun';

const owners = new Map([
  ['ses_mine', 'one'],
  ['ses_other', 'two'],
]);

describe('onlyOwnSessions', () => {
  const heard: string[] = [];
  const ownerOf = jest.fn(async (session: string) => owners.get(session));
  const handlers = onlyOwnSessions(
    {
      resume: ({ session }: { session: string }) => {
        heard.push(session);
        return { allowed: true };
      },
      log: ({ message }: { message: string }) => void heard.push(message),
    } as Partial<PortalHandlers> as PortalHandlers,
    { node: 'one' },
    ownerOf,
  );
  const ip = '10.0.0.1';

  it('hears a gateway of its own sessions, and asks once whose they are', async () => {
    await handlers.resume({ session: 'ses_mine', ip });
    await handlers.resume({ session: 'ses_mine', ip });
    expect(heard).toEqual(['ses_mine', 'ses_mine']);
    expect(ownerOf).toHaveBeenCalledTimes(1);
  });

  it('does not hear it of those of another', async () => {
    await expect(handlers.resume({ session: 'ses_other', ip })).rejects.toThrow(
      'The gateway one speaks of ses_other',
    );
    expect(heard).not.toContain('ses_other');
  });

  it('leaves it to each answer what becomes of a session that is not there', async () => {
    await handlers.resume({ session: 'ses_nowhere', ip });
    expect(heard).toContain('ses_nowhere');
  });
});
