import { manifest, tinyTree } from '../testing/tinyTree';
import { packagePlaces } from './packagePlaces';

const found = (dir: string, more: object = {}) =>
  packagePlaces(tinyTree({ [`${dir}/package.json`]: manifest(dir, more) })).map(
    v => v.what,
  );

describe('packagePlaces', () => {
  it('accepts packages at their place', () => {
    expect(found('plugins/assets/backend')).toEqual([]);
    expect(found('plugins/integrations/module-jira')).toEqual([]);
    expect(found('packages/platform-node')).toEqual([]);
  });

  it('refuses a context that is not in the order, and a part nobody knows', () => {
    expect(found('plugins/tickets/backend')).toEqual([
      '“tickets” is no context of architecture.json',
    ]);
    expect(found('plugins/assets/server')).toEqual([
      '“server” is no part of a context',
    ]);
    expect(found('packages/helpers')).toEqual([
      '“helpers” is no package of architecture.json',
    ]);
  });

  it('refuses a name, a role or a plugin id of somewhere else', () => {
    expect(found('plugins/assets/backend', { name: 'assets' })).toHaveLength(1);
    expect(
      found('plugins/assets/common', { backstage: { role: 'node-library' } }),
    ).toEqual(['has the role node-library; a common is a common-library']);
    expect(
      found('plugins/assets/backend', {
        backstage: { role: 'backend-plugin', pluginId: 'cmdb' },
      }),
    ).toHaveLength(1);
  });
});
