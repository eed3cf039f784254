import {
  controlProtocolVersion,
  type GatewayIdentity,
  type GatewayPresence,
  type GatewaySettings,
  type Handlers,
  type nodeCalls,
} from '@wardroom/remote-access-common';
import type { KeySharing } from '../keys/KeySharing';
import type { KeyStore } from '../keys/KeyStore';
import type { Drain } from '../session/Drain';

type Node = {
  /** What there is once the gateway runs; throws before. */
  here(): {
    settings: GatewaySettings & { limits: { sessions: number } };
    keys: KeyStore;
    sharing?: KeySharing;
  };
  identity(): GatewayIdentity;
  incarnation: string;
  version: string;
  drain: Drain;
};

/** Answers what portals ask of a gateway as one of several. */
export function serveNode(node: Node): Handlers<typeof nodeCalls> {
  const { here, identity, drain } = node;
  return {
    presence: () => presenceOf(node),
    beginDrain: ({ seconds }) => {
      drain.begin(seconds);
      return {};
    },
    endDrain: () => {
      drain.cancel();
      return {};
    },
    foundGroup: async () => {
      await here().keys.found();
      return identity();
    },
    shareKeys: ({ enrolment }) => sharingOf(node).share(here().keys, enrolment),
    takeKeys: async shared => {
      await sharingOf(node).take(here().keys, shared);
      return identity();
    },
  };
}

function presenceOf(node: Node): GatewayPresence {
  const { settings, keys, sharing } = node.here();
  const { incarnation, version } = node;
  return {
    protocol: controlProtocolVersion,
    node: settings.node,
    ...{ incarnation, version },
    identity: keys.canOpen ? node.identity() : undefined,
    enrolment: sharing?.enrolment,
    connectorSocket: settings.connectorSocket,
    desktops: settings.guacd !== undefined,
    web: settings.guacd !== undefined && settings.browser !== undefined,
    capacity: settings.limits.sessions,
  };
}

function sharingOf({ here }: Node): KeySharing {
  const { sharing } = here();
  if (sharing) return sharing;
  throw new Error('This gateway belongs to its portal and shares no keys');
}
