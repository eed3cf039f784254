import {
  ControlChannel,
  ControlProtocol,
  type Handlers,
} from '@wardroom/remote-access-common';
import type { PortalLine } from './PortalChannel';
import { Portals } from './Portals';

type Answers = Partial<Handlers<typeof ControlProtocol.portal>>;

/** A portal at the other end of a line, without a network between. */
function portalWith(answers: Answers): PortalLine {
  const portal = new ControlChannel({
    asks: ControlProtocol.gateway,
    serves: ControlProtocol.portal,
    handlers: answers as Handlers<typeof ControlProtocol.portal>,
    send: message => queueMicrotask(() => line.receive(message)),
    onFault: () => {},
  });
  const line: PortalLine = new ControlChannel({
    asks: ControlProtocol.portal,
    serves: ControlProtocol.gateway,
    handlers: {} as Handlers<typeof ControlProtocol.gateway>,
    send: message => queueMicrotask(() => portal.receive(message)),
    onFault: () => {},
  });
  return line;
}

describe('Portals', () => {
  const resume = { session: 'ses_aaaa', ip: '10.0.0.1' };

  it('asks another portal where one leaves before it answered', async () => {
    const portals = new Portals();
    const leaving = portalWith({
      resume: () => {
        leaving.close();
        return new Promise(() => {});
      },
    });
    portals.add(leaving);
    portals.add(portalWith({ resume: () => ({ allowed: true }) }));
    await expect(portals.ask('resume', resume)).resolves.toEqual({
      allowed: true,
    });
    expect(portals.count).toBe(1);
  });

  it('takes a no for an answer and asks nobody else', async () => {
    const portals = new Portals();
    const second = jest.fn(() => ({ allowed: true }));
    const refuses = () => {
      throw new Error('The database is away');
    };
    portals.add(portalWith({ resume: refuses }));
    portals.add(portalWith({ resume: second }));
    await expect(portals.ask('resume', resume)).rejects.toThrow(/database/);
    expect(second).not.toHaveBeenCalled();
  });

  it('says at once that nobody is there', async () => {
    await expect(new Portals().ask('resume', resume)).rejects.toThrow(
      'No portal is there',
    );
  });
});
