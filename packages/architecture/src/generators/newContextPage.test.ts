/**
 * @jest-environment @backstage/cli/config/jest-environment-jsdom
 */
import '@testing-library/jest-dom';
import { join } from 'node:path';
import { configure } from '@testing-library/react';
import { NewHouse } from '../testing/NewHouse';

// Compilers may run beside this test on a small machine.
jest.setTimeout(120_000);
configure({ asyncUtilTimeout: 30_000 });

const house = new NewHouse();
const plugin = 'plugins/detections';
house.generate('newContext', 'detections', 'alert');
house.link('@wardroom/detections-common', `${plugin}/common`);

afterAll(() => house.remove());

describe('the tests of the page of a new context', () => {
  house
    .files(`${plugin}/frontend`)
    .filter(path => path.endsWith('.test.tsx'))
    .forEach(path => require(join(house.dir, path)));
});
