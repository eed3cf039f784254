module.exports = require('../../packages/architecture/eslintConfig')(__dirname);
