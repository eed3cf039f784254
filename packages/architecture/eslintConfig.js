const { createConfigForRole } = require('@backstage/cli/config/eslint-factory');
const { join } = require('node:path');

/**
 * Lint rules of the house: those of Backstage for the package's role, and where we differ.
 *
 * @param {string} dir - folder of the package
 * @param {string} [role] - for folders whose `package.json` names none
 */
module.exports = function eslintConfig(dir, role) {
  const own = require(join(dir, 'package.json')).backstage?.role;
  const config = createConfigForRole(dir, role ?? own, {
    rules: {
      // The schema of a noun and its type share their name; the compiler refuses real doubles.
      '@typescript-eslint/no-redeclare': 'off',
      // Input checks and terminals are about control characters.
      'no-control-regex': 'off',
      // What a function uses may stand below it: a file reads from the whole to its parts.
      '@typescript-eslint/no-use-before-define': [
        'error',
        { functions: false, classes: false, variables: false },
      ],
      // Its harm came with `var`; a loop that awaits inside is how tests and pollers are written.
      'no-loop-func': 'off',
      // Suites are shared: `tenantIsolation(…)` declares the same tests for every store.
      'jest/no-export': 'off',
      // The architecture test checks it for all packages at once, and knows our folders of test code.
      '@backstage/no-undeclared-imports': 'off',
    },
    overrides: [
      {
        // Never part of a production build, so `__dirname` is what it seems.
        files: ['**/testing/**'],
        rules: { 'no-restricted-syntax': 'off' },
      },
    ],
  });
  return { ...config, root: true };
};
