import type {
  ControlChannel,
  ControlProtocol,
} from '@wardroom/remote-access-common';

/** The gateway's end of the conversation with its portal. */
export type PortalChannel = ControlChannel<
  (typeof ControlProtocol)['portal'],
  (typeof ControlProtocol)['gateway']
>;
