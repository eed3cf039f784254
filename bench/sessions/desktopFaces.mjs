// Desktops with the same face, so that the benchmark treats them alike: through the gateway, and by guacd alone.
// { drawn(), syncs(), key(keysym), changed(), close() }.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

const source = '../../plugins/remote-access/gateway/src';
const { Guacds } = require(`${source}/desktop/Guacds.ts`);
const { GuacdConnection } = require(`${source}/desktop/GuacdConnection.ts`);
const { DesktopBrowser } = require(`${source}/testing/DesktopBrowser.ts`);
const { desktopOrder } = require(`${source}/testing/desktopOrder.ts`);
const { guacdPlace } = require(`${source}/testing/guacdPlace.ts`);

const screen = { width: 1024, height: 768, dpi: 96 };
const drawing = new Set(['img', 'copy', 'cfill', 'rect', 'transfer']);

/** Through the gateway, from the first message of the browser on. */
export async function gatewayDesktop(portal, { target, password }) {
  const order = await desktopOrder(portal, { target, password });
  const ticket = portal.ticketFor(order);
  const start = performance.now();
  const browser = await DesktopBrowser.begin(portal, { ticket }, screen);
  let [bytes, counted] = [0, 0];
  const face = {
    order,
    browser,
    key: keysym => browser.key(keysym),
    type: text => browser.type(text),
    /** Bytes of instructions that came so far. */
    bytes: () => {
      for (; counted < browser.instructions.length; counted += 1) {
        bytes += browser.instructions[counted].bytes.length;
      }
      return bytes;
    },
    /** Resolves when something was drawn and the frame is complete. */
    changed: () =>
      new Promise((resolve, reject) => {
        let drew = false;
        let from = browser.instructions.length;
        const look = () => {
          for (; from < browser.instructions.length; from += 1) {
            const { opcode } = browser.instructions[from];
            drew ||= drawing.has(opcode);
            if (!drew || opcode !== 'sync') continue;
            browser.ws.off('message', look);
            resolve();
            return;
          }
        };
        browser.ws.on('message', look);
        if (browser.closed) reject(new Error('The desktop was closed'));
      }),
    close: async () => {
      browser.tell({ type: 'end' });
      await browser.closes();
    },
  };
  await face.changed();
  return { ...face, openedMs: performance.now() - start };
}

let guacds;

/** By a guacd of its own that listens already, from the greeting on. */
export async function bareDesktop({ target, password }) {
  guacds ??= new Guacds(guacdPlace(), () => {});
  const order = {
    session: 'ses_bare',
    road: { kind: 'direct' },
    jumps: [],
    target: { host: '127.0.0.1', port: target.port },
  };
  const door = await guacds.open(order, AbortSignal.timeout(10_000));
  const { protocol, security } = target.settings;
  const values = {
    ...{ hostname: '127.0.0.1', port: String(target.port), password },
    ...{ username: target.username, security, 'ignore-cert': 'true' },
    ...{ 'resize-method': 'display-update', 'disable-audio': 'true' },
    'enable-font-smoothing': 'true',
  };
  const start = performance.now();
  const connection = await GuacdConnection.open(await door.connect(), {
    ...{ select: protocol, screen, signal: AbortSignal.timeout(20_000) },
    parameter: name => values[name],
  });
  const watchers = new Set();
  let drew = false;
  connection.listen({
    onInstructions(instructions) {
      for (const one of instructions) {
        drew ||= drawing.has(one.opcode);
        if (one.opcode !== 'sync') continue;
        connection.send('sync', one.arg(0));
        if (!drew) continue;
        drew = false;
        for (const watcher of watchers) watcher();
        watchers.clear();
      }
    },
    onDrain() {},
    onClose() {},
  });
  const face = {
    key: keysym => {
      connection.send('key', keysym, 1);
      connection.send('key', keysym, 0);
    },
    changed: () => {
      drew = false;
      return new Promise(resolve => {
        watchers.add(resolve);
      });
    },
    close: async () => {
      connection.end();
      door.close();
    },
  };
  await face.changed();
  return { ...face, openedMs: performance.now() - start };
}
