// npm test. Only syntax that old versions of Node read: enter.mjs must get the chance to refuse them.
import { enter } from './enter.mjs';

enter('verify.mjs');
