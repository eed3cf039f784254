import { changedFields } from './changedFields';

it('names what differs and leaves out the bookkeeping', () => {
  const before = { title: 'a', tags: ['x'], version: 1, updatedAt: 'then' };
  const after = { title: 'b', tags: ['x'], version: 2, updatedAt: 'now' };
  expect(changedFields(before, after)).toBe('title');
});
