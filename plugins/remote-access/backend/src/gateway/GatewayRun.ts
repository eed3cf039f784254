import {
  controlProtocolVersion,
  type ControlChannel,
  type ControlProtocol,
  type GatewayIdentity,
  type GatewayPresence,
  type Handlers,
} from '@wardroom/remote-access-common';

/** Answers to what a gateway asks of the portal. */
export type PortalHandlers = Handlers<typeof ControlProtocol.portal>;

export type GatewayChannel = ControlChannel<
  typeof ControlProtocol.gateway,
  typeof ControlProtocol.portal
>;

/** One run of a gateway that this portal speaks with. */
export abstract class GatewayRun {
  /** The conversation with it. */
  abstract readonly channel: GatewayChannel;
  /** Resolves when the conversation is over. */
  abstract readonly gone: Promise<void>;
  #presence?: GatewayPresence;

  /** How it was when it was asked last. Throws before it was greeted. */
  get presence(): GatewayPresence {
    if (!this.#presence) throw new Error('The gateway was not greeted yet');
    return this.#presence;
  }

  /** Tells this run from earlier ones. */
  get incarnation(): string {
    return this.presence.incarnation;
  }

  get node(): string {
    return this.presence.node;
  }

  /** Who it is. Throws for one that has no keys yet. */
  get identity(): GatewayIdentity {
    const { identity, node } = this.presence;
    if (!identity) throw new Error(`The gateway ${node} has no keys yet`);
    return identity;
  }

  /** Asks how it is now. Throws where it speaks another version of the protocol. */
  async refresh(): Promise<GatewayPresence> {
    const presence = await this.channel.ask('presence', {});
    if (presence.protocol !== controlProtocolVersion) {
      throw new Error(
        `The gateway ${presence.node} speaks another version of the protocol: update it`,
      );
    }
    this.#presence = presence;
    return presence;
  }

  /** Has it make new keys, which are its identity from then on. */
  async rotateKeys(): Promise<GatewayIdentity> {
    await this.channel.ask('rotateKeys', {});
    await this.refresh();
    return this.identity;
  }

  /** Has it destroy a former key. */
  async destroyKey(kid: string): Promise<void> {
    await this.channel.ask('destroyKey', { kid });
    await this.refresh();
  }
}
