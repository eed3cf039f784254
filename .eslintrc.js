// For scripts and examples; each package has a file of its own.
module.exports = require('./packages/architecture/eslintConfig')(
  __dirname,
  'cli',
);
