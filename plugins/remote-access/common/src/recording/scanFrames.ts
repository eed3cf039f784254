import { frameLayout, frameType, type FrameType } from './frameLayout';
import type { RecordingSource } from './RecordingSource';

const readAhead = 1024 * 1024;

/** A whole frame and where its payload lies in the file. */
export type Frame = { type: FrameType; offset: number; payload: Uint8Array };

/** Where the whole frames end, and what stopped the scan there. */
export type ScanEnd = {
  wholeBytes: number;
  /** Nothing follows, a frame is cut short, or the bytes cannot be a frame. */
  stopped: 'end' | 'torn' | 'unreadable';
};

/** Reads a source in large steps, whatever the size of the pieces asked for. */
function buffered(source: RecordingSource) {
  let start = 0;
  let held: Uint8Array = new Uint8Array();
  return async (offset: number, length: number): Promise<Uint8Array> => {
    if (offset < start || offset + length > start + held.length) {
      held = await source.read(offset, Math.max(length, readAhead));
      start = offset;
    }
    return held.subarray(offset - start, offset - start + length);
  };
}

/** Gives each whole frame of a recording in order, and says at the end what it met behind the last one. */
export async function* scanFrames(
  source: RecordingSource,
): AsyncGenerator<Frame, ScanEnd> {
  const take = buffered(source);
  const start = await take(0, frameLayout.magic.length);
  if (start.some((byte, at) => byte !== frameLayout.magic[at])) {
    return { wholeBytes: 0, stopped: 'unreadable' };
  }
  if (start.length < frameLayout.magic.length)
    return { wholeBytes: 0, stopped: 'torn' };
  let at = frameLayout.magic.length;
  for (;;) {
    const head = await take(at, frameLayout.head);
    if (head.length === 0) return { wholeBytes: at, stopped: 'end' };
    // A machine that lost power may leave zeros where a frame was to be written.
    if (head.every(byte => byte === 0))
      return { wholeBytes: at, stopped: 'torn' };
    const type = head[0] as FrameType;
    if (!Object.values(frameType).includes(type)) {
      return { wholeBytes: at, stopped: 'unreadable' };
    }
    if (head.length < frameLayout.head) {
      return { wholeBytes: at, stopped: 'torn' };
    }
    const length = new DataView(head.buffer, head.byteOffset).getUint32(1);
    if (length > frameLayout.maxPayload)
      return { wholeBytes: at, stopped: 'unreadable' };
    const offset = at + frameLayout.head;
    const payload = await take(offset, length);
    if (payload.length < length) return { wholeBytes: at, stopped: 'torn' };
    yield { type, offset, payload };
    at = offset + length;
  }
}
