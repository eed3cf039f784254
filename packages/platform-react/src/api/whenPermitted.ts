/** Condition for the `if` of a page or plugin: it exists only for people who hold all of these permissions. */
export function whenPermitted(...permissions: string[]) {
  return {
    $all: permissions.map(name => ({ permissions: { $contains: name } })),
  };
}
