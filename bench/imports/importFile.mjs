// One import through the API, as the command line makes it, and what it takes.
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const ASK_MS = 100;
const LOOK_MS = 20;

/** Memory of a process at its highest, and now, in MiB; nothing once it has gone. */
function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const of = name =>
      Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) /
      1024;
    return { now: of('VmRSS'), most: of('VmHWM'), anonymous: of('RssAnon') };
  } catch {
    return { now: 0, most: 0, anonymous: 0 };
  }
}

function childrenOf(pid) {
  const tasks = readdirSync(`/proc/${pid}/task`);
  return tasks.flatMap(task =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean),
  );
}

/** What the process grows by, and the most that a reader which it starts has, until it is told to end. */
function watchMemory(pid) {
  const before = memoryOf(pid).now;
  let [own, readers, isOver] = [0, 0, false];
  const look = async () => {
    while (!isOver) {
      own = Math.max(own, memoryOf(pid).now - before);
      const children = childrenOf(pid).map(child => memoryOf(child).most);
      readers = Math.max(readers, ...children);
      await wait(LOOK_MS);
    }
  };
  const looking = look();
  return async () => {
    isOver = true;
    await looking;
    return { own, readers };
  };
}

/**
 * Uploads a file and waits until it is imported.
 *
 * @returns seconds from the first byte to the end and of them those of the upload, the memory in MiB, and the import
 */
export async function importFile(product, path) {
  await product.renew();
  const end = watchMemory(product.pid);
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const many = '/assets/tenants/acme/scan-imports';
  const { id } = await product.ask('technician', `${many}?name=report`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': `${statSync(path).size}`,
    },
    body: createReadStream(path),
    duplex: 'half',
  });
  const upload = seconds();
  let renewedAt = upload;
  for (;;) {
    const scan = await product.ask('technician', `${many}/${id}`);
    if (scan.state === 'done')
      return { seconds: seconds(), upload, memory: await end(), scan };
    if (!['queued', 'reading'].includes(scan.state))
      throw new Error(`the import is ${scan.state}: ${scan.reason}`);
    if (seconds() - renewedAt > 120) {
      await product.renew();
      renewedAt = seconds();
    }
    await wait(ASK_MS);
  }
}
