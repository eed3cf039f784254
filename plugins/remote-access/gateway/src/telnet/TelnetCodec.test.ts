import { TelnetCodec } from './TelnetCodec';

const [IAC, DONT, DO, WONT, WILL, SB, SE] = [255, 254, 253, 252, 251, 250, 240];
const [ECHO, SGA, TTYPE, NAWS, LINEMODE] = [1, 3, 24, 31, 34];

describe('TelnetCodec', () => {
  const open = () => new TelnetCodec({ cols: 80, rows: 24 });
  const hear = (codec: TelnetCodec, ...bytes: number[]) => {
    const { data, answer, misbehaved } = codec.decode(Uint8Array.from(bytes));
    return { data: [...data], answer: [...answer], misbehaved };
  };

  it('takes commands out of text, wherever a packet ends', () => {
    const codec = open();
    const bytes = [65, IAC, WILL, ECHO, 66, IAC, IAC, 67, 13, 0, 68, 13, 10];
    const data = bytes.flatMap(byte => hear(codec, byte).data);
    expect(data).toEqual([65, 66, 255, 67, 13, 68, 13, 10]);
    expect(codec.echoes).toBe(true);
  });

  it('accepts echo, go-ahead, terminal type and window size, and refuses the rest', () => {
    const codec = open();
    expect(hear(codec, IAC, WILL, ECHO).answer).toEqual([IAC, DO, ECHO]);
    expect(hear(codec, IAC, WILL, SGA).answer).toEqual([IAC, DO, SGA]);
    expect(hear(codec, IAC, DO, TTYPE).answer).toEqual([IAC, WILL, TTYPE]);
    expect(hear(codec, IAC, DO, ECHO).answer).toEqual([IAC, WONT, ECHO]);
    expect(hear(codec, IAC, DO, LINEMODE).answer).toEqual([
      ...[IAC, WONT, LINEMODE],
    ]);
    expect(hear(codec, IAC, WILL, LINEMODE).answer).toEqual([
      ...[IAC, DONT, LINEMODE],
    ]);
  });

  it('tells its size when it is asked, and again when it changes', () => {
    const codec = open();
    expect([...codec.resize({ cols: 100, rows: 30 })]).toEqual([]);
    expect(hear(codec, IAC, DO, NAWS).answer).toEqual([
      ...[IAC, WILL, NAWS],
      ...[IAC, SB, NAWS, 0, 100, 0, 30, IAC, SE],
    ]);
    expect([...codec.resize({ cols: 255, rows: 511 })]).toEqual([
      ...[IAC, SB, NAWS, 0, IAC, IAC, 1, IAC, IAC, IAC, SE],
    ]);
  });

  it('says what terminal it is, once that was agreed', () => {
    const codec = open();
    const ask = [IAC, SB, TTYPE, 1, IAC, SE];
    expect(hear(codec, ...ask).answer).toEqual([]);
    hear(codec, IAC, DO, TTYPE);
    expect(hear(codec, ...ask).answer).toEqual([
      ...[IAC, SB, TTYPE, 0],
      ...Buffer.from('xterm-256color'),
      ...[IAC, SE],
    ]);
  });

  it('answers an option only when it changes, so that no two machines agree for ever', () => {
    const codec = open();
    hear(codec, IAC, WILL, ECHO);
    expect(hear(codec, IAC, WILL, ECHO).answer).toEqual([]);
    expect(hear(codec, IAC, WONT, ECHO).answer).toEqual([IAC, DONT, ECHO]);
    expect(hear(codec, IAC, WONT, ECHO).answer).toEqual([]);
  });

  it('has enough of a server that negotiates without end', () => {
    const codec = open();
    const pair = [IAC, WILL, ECHO, IAC, WONT, ECHO];
    const flood = Array.from({ length: 5_000 }, () => pair).flat();
    const { answer, misbehaved } = hear(codec, ...flood);
    expect(misbehaved).toBe(true);
    expect(answer.length).toBeLessThan(1_000);
  });

  it('has enough of a subnegotiation without end', () => {
    const codec = open();
    expect(hear(codec, IAC, SB, TTYPE).misbehaved).toBe(false);
    const flood = new Array(100_000).fill(7);
    expect(hear(codec, ...flood).misbehaved).toBe(true);
  });

  it('doubles what could be taken for a command, and ends lines as the protocol does', () => {
    const typed = open().encode(Uint8Array.from([65, IAC, 13, 10]));
    expect([...typed]).toEqual([65, IAC, IAC, 13, 0, 10]);
  });
});
