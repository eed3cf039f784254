// Browsers that read all their targets print, as fast as it comes.
import { gatewayTerminal } from '../sessions/terminals.mjs';

const [place, ...tickets] = process.argv.slice(2);
const terminals = [];
for (const ticket of tickets) {
  terminals.push(await gatewayTerminal(JSON.parse(place), ticket));
}
process.on('message', () => {
  for (const terminal of terminals) {
    terminal.type('yes "the target talks on and on"\n');
  }
});
process.once('disconnect', () => process.exit());
process.send({ started: true });
