import { tinyTree } from '../testing/tinyTree';
import { mainExport } from './mainExport';

const found = (path: string, text: string) =>
  mainExport(tinyTree({ [path]: text }));
const backend = 'plugins/remote-access/backend/src';

describe('mainExport', () => {
  it.each([
    'export class SessionService {}',
    'export const SessionService = 1;',
    'class SessionService {} export { SessionService };',
    'export { SessionService } from "./elsewhere";',
    'export type SessionService = string;',
  ])('accepts %s in SessionService.ts', text => {
    expect(found(`${backend}/session/SessionService.ts`, text)).toEqual([]);
  });

  it('refuses a file that exports something else', () => {
    expect(
      found(`${backend}/session/SessionService.ts`, 'export class Sessions {}'),
    ).toEqual([
      expect.objectContaining({
        what: expect.stringContaining('does not export SessionService'),
      }),
    ]);
    expect(
      found(
        'packages/platform-node/src/paginate.ts',
        'export function page() {}',
      ),
    ).toHaveLength(1);
  });

  it('asks plugins and contracts for the name of their context', () => {
    const page = 'plugins/remote-access/frontend/src/plugin.tsx';
    expect(found(page, 'export const plugin = 1;')).toHaveLength(1);
    expect(found(page, 'export default 1;')).toEqual([]);
    const plugin = `${backend}/plugin.ts`;
    expect(found(plugin, 'export default 1;')).toHaveLength(1);
    expect(found(plugin, 'export const remoteAccessPlugin = 1;')).toEqual([]);
    const contract = 'plugins/remote-access/common/src/contract.ts';
    expect(found(contract, 'export const contract = 1;')).toHaveLength(1);
    expect(found(contract, 'export const remoteAccessContract = 1;')).toEqual(
      [],
    );
  });
});
