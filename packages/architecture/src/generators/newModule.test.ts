import { describeGenerator } from '../testing/describeGenerator';

describeGenerator(
  'newModule',
  { args: ['assets', 'net-box'], folder: 'plugins/assets/module-net-box' },
  {
    refused: [
      [['nothing', 'jira'], 'There is no context'],
      [['assets'], 'lower-case words'],
    ],
  },
);
