import type {
  DesktopOrder,
  GatewayIdentity,
  OneTimeSecret,
  RecipientKey,
} from '@wardroom/remote-access-common';
import { terminalOrder, type OrderWishes } from './terminalOrder';

export type DesktopWishes = Omit<OrderWishes, 'target' | 'secret'> & {
  target: Pick<DesktopOrder['target'], 'port' | 'settings'> &
    Partial<DesktopOrder['target']>;
  password: string;
  oneTime?: OneTimeSecret;
};

/** An order for a desktop as the portal would give it for a redeemed ticket, sealed to its gateway. */
export async function desktopOrder(
  portal: { identity: GatewayIdentity; holder: RecipientKey },
  wishes: DesktopWishes,
): Promise<DesktopOrder> {
  const { target, password, oneTime, ...more } = wishes;
  const order = await terminalOrder({
    ...more,
    keys: { seal: portal.identity.seal },
    holder: portal.holder,
    secret: {
      ...{ kind: 'password', password: new TextEncoder().encode(password) },
      oneTime,
    },
  });
  return {
    ...order,
    kind: 'desktop',
    target: {
      ...{ id: order.target.id, name: 'desk-01', host: '127.0.0.1' },
      ...{ username: '', ...target },
    },
  };
}
