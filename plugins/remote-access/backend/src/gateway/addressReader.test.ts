import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { addressReader } from './addressReader';

function request(remoteAddress: string, forwarded?: string) {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  const req = new IncomingMessage(socket);
  if (forwarded) req.headers['x-forwarded-for'] = forwarded;
  return req;
}

describe('addressReader', () => {
  it('takes the address of the connection where no proxy is trusted', () => {
    const read = addressReader(undefined);
    expect(read(request('192.0.2.7', '10.1.1.1'))).toBe('192.0.2.7');
  });

  it('believes a trusted proxy, and nobody in front of it', () => {
    const read = addressReader('loopback');
    expect(read(request('127.0.0.1', '203.0.113.9'))).toBe('203.0.113.9');
    expect(read(request('198.51.100.1', '203.0.113.9'))).toBe('198.51.100.1');
  });
});
