import { z } from 'zod';
import { ControlChannel, type CallTable } from './ControlChannel';

const left = {
  double: {
    input: z.strictObject({ value: z.number() }),
    output: z.strictObject({ value: z.number() }),
  },
} satisfies CallTable;
const right = {
  note: { input: z.strictObject({ text: z.string() }), output: undefined },
  slow: { input: z.strictObject({}), output: z.strictObject({}) },
} satisfies CallTable;

function connect() {
  const faults: string[] = [];
  const notes: { text: string; handle: unknown }[] = [];
  const carry = (to: () => { receive(m: unknown, h?: unknown): void }) => {
    return (message: unknown, handle?: unknown) => {
      const copy: unknown = JSON.parse(JSON.stringify(message));
      queueMicrotask(() => to().receive(copy, handle));
    };
  };
  const one = new ControlChannel({
    asks: left,
    serves: right,
    handlers: {
      note: ({ text }, handle) => void notes.push({ text, handle }),
      slow: () => new Promise<{}>(() => {}),
    },
    send: carry(() => two),
    onFault: sentence => faults.push(sentence),
  });
  const two: ControlChannel<typeof right, typeof left> = new ControlChannel({
    asks: right,
    serves: left,
    handlers: {
      double: ({ value }) => {
        if (value < 0) throw new Error('Too small');
        return { value: value * 2 };
      },
    },
    send: carry(() => one),
    onFault: sentence => faults.push(sentence),
    timeoutMs: 50,
  });
  return { one, two, faults, notes };
}

describe('ControlChannel', () => {
  it('gives each question its own answer', async () => {
    const { one } = connect();
    const answers = await Promise.all(
      [1, 2, 3].map(value => one.ask('double', { value })),
    );
    expect(answers).toEqual([{ value: 2 }, { value: 4 }, { value: 6 }]);
  });

  it('tells with a handle and expects no answer', async () => {
    const { two, notes } = connect();
    const handle = { socket: true };
    two.tell('note', { text: 'hello' }, handle);
    await new Promise(resolve => setTimeout(resolve, 1));
    expect(notes).toEqual([{ text: 'hello', handle }]);
  });

  it('fails a question whose answer does not come', async () => {
    const { two } = connect();
    await expect(two.ask('slow', {})).rejects.toThrow(
      'No answer to "slow" within 50 ms',
    );
  });

  it('gives the sentence of an error to who asked', async () => {
    const { one, faults } = connect();
    await expect(one.ask('double', { value: -1 })).rejects.toThrow('Too small');
    expect(faults).toEqual(['"double" failed: Too small']);
  });

  it('names the fields that do not fit, and not their values', async () => {
    const { one } = connect();
    const question = one.ask('double', { value: 'hunter2' as never });
    await expect(question).rejects.toThrow(
      '"double" has fields that do not fit: value',
    );
    await expect(question).rejects.not.toThrow('hunter2');
  });

  it('leaves messages of others alone and survives rubbish', async () => {
    const { one, faults } = connect();
    for (const rubbish of [
      undefined,
      null,
      7,
      'text',
      { type: 'watch', path: 'a.ts' },
      { wardroom: 1 },
      { wardroom: 2, call: 'note', input: {} },
      { wardroom: 1, answer: 99, output: {} },
    ]) {
      one.receive(rubbish);
    }
    expect(faults).toEqual([]);
    one.receive({ wardroom: 1, call: 'constructor', input: {} });
    one.receive({ wardroom: 1, call: '__proto__', input: {} });
    await new Promise(resolve => setTimeout(resolve, 1));
    expect(faults).toHaveLength(2);
    expect(await one.ask('double', { value: 4 })).toEqual({ value: 8 });
  });

  it('fails all open questions when the other side is gone', async () => {
    const { two } = connect();
    const question = two.ask('slow', {}, { timeoutMs: 10_000 });
    two.close();
    await expect(question).rejects.toThrow('The other side left');
    await expect(two.ask('slow', {})).rejects.toThrow('The other side left');
  });

  describe('while the other side is gone, which is known only later', () => {
    const unhandled = jest.fn();
    const faults: string[] = [];
    const reaches = jest.fn(() => {
      throw new Error('The gateway is gone');
    });
    const start = () =>
      new ControlChannel({
        ...{ asks: right, serves: left, send: reaches },
        handlers: { double: ({ value }) => ({ value: value * 2 }) },
        onFault: sentence => faults.push(sentence),
      });

    beforeEach(() => {
      faults.splice(0);
      jest.clearAllMocks();
      process.on('unhandledRejection', unhandled);
    });

    afterEach(async () => {
      await new Promise(resolve => setTimeout(resolve, 10));
      process.off('unhandledRejection', unhandled);
    });

    it('fails a question that cannot be sent, once', async () => {
      const channel = start();
      await expect(channel.ask('slow', {})).rejects.toThrow('is gone');
      channel.close();
      await new Promise(resolve => setTimeout(resolve, 10));
      expect(unhandled).not.toHaveBeenCalled();
    });

    it.each([{ value: 2 }, { value: 'two' }])(
      'says of an answer that cannot be sent, to %j, that it was not, and nothing fails',
      async input => {
        start().receive({ wardroom: 1, call: 'double', id: 1, input });
        await new Promise(resolve => setTimeout(resolve, 10));
        expect(reaches).toHaveBeenCalledTimes(1);
        expect(faults.at(-1)).toBe(
          'The answer to "double" was not sent: The gateway is gone',
        );
        expect(unhandled).not.toHaveBeenCalled();
      },
    );
  });
});
