import { tinyContext } from '../testing/tinyContext';
import { compareRoles } from './heldPermissions';

const roles = (...permissions: string[]) => [{ id: 'approver', permissions }];

describe('heldPermissions', () => {
  it('refuses a role with a permission that no context declares', () => {
    expect(
      compareRoles(
        roles('intervention.approve', 'intervention.aprove'),
        [tinyContext()],
        [],
      ),
    ).toEqual([
      'intervention.aprove, held by approver, is declared by no context',
    ]);
  });

  it('refuses a permission that nobody holds', () => {
    expect(compareRoles(roles(), [tinyContext()], [])).toEqual([
      'intervention.approve is held by no built-in role',
    ]);
  });

  it('knows the permissions of Backstage that are listed', () => {
    expect(
      compareRoles(
        roles('intervention.approve', 'catalog.entity.read'),
        [tinyContext()],
        ['catalog.entity.read'],
      ),
    ).toEqual([]);
  });
});
