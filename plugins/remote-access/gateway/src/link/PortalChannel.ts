import type {
  ControlChannel,
  ControlProtocol,
} from '@wardroom/remote-access-common';

/** One conversation of the gateway with one portal. */
export type PortalLine = ControlChannel<
  (typeof ControlProtocol)['portal'],
  (typeof ControlProtocol)['gateway']
>;

/** The gateway's way to its portals, however many there are. */
export type PortalChannel = Pick<PortalLine, 'ask' | 'tell'>;
