import type { StoredNode } from './GatewayNodeReader';
import { allowedGatewayActions } from './gatewayNodePolicy';

const all = { has: () => true };
const none = { has: () => false };

function node(more: Partial<StoredNode>): StoredNode {
  return { name: 'one', state: 'up', embedded: false, ...more } as StoredNode;
}

describe('what may be done with a gateway', () => {
  it.each([
    ['new', ['approve', 'remove']],
    ['up', ['drain']],
    ['faulty', ['drain']],
    ['lost', ['remove']],
  ] as const)('that is %s', (state, actions) => {
    expect(allowedGatewayActions(node({ state }), all)).toEqual(actions);
    expect(allowedGatewayActions(node({ state }), none)).toEqual([]);
  });

  it('is to use it again only where somebody drained it, and it does not stop by itself', () => {
    const drainUntil = '2026-03-01T09:00:00.000Z';
    const drained = node({ state: 'draining', drainUntil });
    expect(allowedGatewayActions(drained, all)).toEqual(['undrain']);
    const stopping = node({ state: 'draining' });
    expect(allowedGatewayActions(stopping, all)).toEqual([]);
  });

  it('is nothing with one of the portal’s own, which comes and goes with it', () => {
    expect(allowedGatewayActions(node({ embedded: true }), all)).toEqual([]);
    expect(
      allowedGatewayActions(node({ embedded: true, state: 'lost' }), all),
    ).toEqual(['remove']);
  });
});
