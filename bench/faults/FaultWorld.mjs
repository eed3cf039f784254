// A gateway with everything around it that may break, and sessions that are to be struck.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printed, startEchoing } from '../sessions/echoes.mjs';
import { gatewayTerminal, opensshTerminal } from '../sessions/terminals.mjs';
import { SlowStorage } from './SlowStorage.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

const testing = '../../plugins/remote-access/gateway/src/testing';
const { FakePortal } = require(`${testing}/FakePortal.ts`);
const { guacdPlace } = require(`${testing}/guacdPlace.ts`);
const { processesBelow } = require(`${testing}/processesBelow.ts`);
const { Sshd } = require(`${testing}/Sshd.ts`);

const limits = { sessions: 1000 };
const clock = join(import.meta.dirname, 'movedClock.cjs');

export class FaultWorld {
  #struck = [];
  #witnesses = [];

  constructor(parts) {
    const { sshd, portal, privateKey, directory, storage } = parts;
    Object.assign(this, { sshd, portal, privateKey, directory, storage });
    this.place = { port: portal.port, origin: portal.origin };
  }

  static async open() {
    const directory = mkdtempSync(join(tmpdir(), 'wardroom-faults-'));
    const storage = SlowStorage.mount(join(directory, 'recordings'));
    const sshd = await Sshd.start();
    const privateKey = await sshd.privateKey();
    const guacd = guacdPlace();
    const { NODE_OPTIONS = '' } = process.env;
    process.env.NODE_OPTIONS = `${NODE_OPTIONS} --require ${clock}`;
    const portal = await FakePortal.start({ directory, guacd, limits });
    process.env.NODE_OPTIONS = NODE_OPTIONS;
    // A portal that says nothing for ten minutes is taken for one without a database.
    setInterval(() => portal.vouch(), 1_000).unref();
    return new FaultWorld({ sshd, portal, privateKey, directory, storage });
  }

  /** What leads to a terminal on the host of this world. */
  get wishes() {
    return {
      target: { port: this.sshd.port, username: this.sshd.username },
      secret: { kind: 'private-key', privateKey: this.privateKey },
      hostKeys: [this.sshd.hostKey()],
      policy: { graceSeconds: 0 },
    };
  }

  async ticket(wishes = {}) {
    const order = await this.portal.order({ ...this.wishes, ...wishes });
    this.#struck.push(order.session);
    return { order, ticket: this.portal.ticketFor(order) };
  }

  /** Opens a session that is to be struck. */
  async enter({ wishes, reads } = {}) {
    const { order, ticket } = await this.ticket(wishes);
    const terminal = await gatewayTerminal(this.place, ticket, { reads });
    return { ...terminal, order };
  }

  /** A terminal of somebody else, in which every key is echoed. */
  async bystander() {
    const order = await this.portal.order(this.wishes);
    const ticket = this.portal.ticketFor(order);
    const terminal = await gatewayTerminal(this.place, ticket);
    await startEchoing(terminal);
    return terminal;
  }

  /** A terminal on the same host without the gateway. */
  async witness() {
    const terminal = opensshTerminal(this.sshd);
    this.#witnesses.push(terminal);
    const ready = printed(terminal, 'ready-7');
    terminal.type('echo ready-$((3+4))\n');
    await ready;
    await startEchoing(terminal);
    return terminal;
  }

  terminate({ order: { session } }) {
    return this.end(session);
  }

  end(session) {
    return this.portal.ask('terminate', { session, reason: 'terminated' });
  }

  /** The longest that the gateway did one thing without a look at others, since this was asked before. */
  async busiestMs() {
    const { loopMaxMs } = await this.portal.ask('health', {});
    const longest = Math.max(loopMaxMs, this.portal.longestBusyMs);
    this.portal.longestBusyMs = 0;
    return longest;
  }

  /** Ends what is left of those that were struck. */
  async clear() {
    await Promise.all(this.#struck.splice(0).map(one => this.end(one)));
    // Hosts that were stopped in their tracks would stay for ever.
    for (const { pid, words } of processesBelow(process.pid)) {
      if (words[0].startsWith('sshd')) process.kill(pid, 'SIGCONT');
    }
  }

  async close() {
    // One that is left would keep our output open, and whoever reads it waiting.
    this.#witnesses.forEach(witness => witness.close());
    await this.portal.stop({ keep: true });
    await this.sshd.stop();
    this.storage?.unmount();
    rmSync(this.directory, { recursive: true });
  }
}
