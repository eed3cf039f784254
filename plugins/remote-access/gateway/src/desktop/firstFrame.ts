import type { GuacdConnection } from './GuacdConnection';
import type { Instruction } from './Instruction';

/** Waits for what guacd shows until its first frame is complete, and has it wait then. Throws `DialFailure`. */
export async function firstFrame(
  connection: GuacdConnection,
  signal: AbortSignal,
): Promise<Instruction[]> {
  const giveUp = () => connection.end();
  signal.addEventListener('abort', giveUp);
  const beginning: Instruction[] = [];
  try {
    do beginning.push(await connection.next());
    while (beginning.at(-1)?.opcode !== 'sync');
    connection.pause();
    return beginning;
  } catch (error) {
    connection.end();
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
