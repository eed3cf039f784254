import type { Request, RequestHandler, Response } from 'express';
import { declaredEndpoints, type Contract } from '@wardroom/platform-common';

/** How slowly a body may come. */
export type BodyPace = {
  /** Any body has arrived after so long, in milliseconds. */
  bodyMs: number;
  /** A file has arrived after so long. */
  fileMs: number;
  /** Of a file, at least so many bytes come in each such time. */
  stretchMs: number;
  stretchBytes: number;
  /** The rest of a body that is answered already is taken for so long. */
  restMs: number;
};

// A line of 1 Mbit/s brings 256 MiB in 36 minutes; one of 64 kbit/s is no line that anybody sends reports by.
const usual: BodyPace = {
  bodyMs: 120_000,
  fileMs: 3_600_000,
  stretchMs: 30_000,
  stretchBytes: 240_000,
  restMs: 5_000,
};

/**
 * Ends requests whose body does not come, or so slowly that it only keeps a connection. Files may take longer than all
 * else and must not stop. A sender is not to blame for what arrived and waits for us.
 */
export function limitBodies(
  contracts: Contract[],
  pace: BodyPace = usual,
): RequestHandler {
  const uploads = contracts
    .flatMap(contract => declaredEndpoints(contract))
    .filter(({ upload }) => upload)
    .map(({ context, path }) => {
      const place = path.replace(/\{\w+\}/g, '[^/]+');
      return new RegExp(`^/api/${context}${place}/?$`, 'i');
    });
  return (req, res, next) => {
    const { headers, path } = req;
    if (headers['transfer-encoding'] || Number(headers['content-length'])) {
      const isFile = uploads.some(place => place.test(path));
      watch({ req, res }, pace, isFile);
    }
    next();
  };
}

type Exchange = { req: Request; res: Response };

function watch(exchange: Exchange, pace: BodyPace, isFile: boolean) {
  const { req, res } = exchange;
  const limitMs = isFile ? pace.fileMs : pace.bodyMs;
  const timers = new Set([setTimeout(() => end(exchange), limitMs)]);
  const look = () => {
    const before = req.socket.bytesRead;
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (req.complete) return;
      const came = req.socket.bytesRead - before;
      if (came < pace.stretchBytes && req.readableLength === 0) end(exchange);
      else look();
    }, pace.stretchMs);
    timers.add(timer);
  };
  if (isFile) look();
  res.once('close', () => {
    timers.forEach(clearTimeout);
    // It is for nobody, and would keep the connection; who hears the answer before stops by itself.
    const leave = () => !req.complete && req.socket.destroy();
    setTimeout(leave, pace.restMs).unref();
  });
}

function end({ req, res }: Exchange) {
  if (req.complete) return;
  // Whoever reads the body hears that it broke off.
  const leave = () => req.destroy();
  if (res.headersSent) {
    leave();
    return;
  }
  const detail = 'The body did not come, or too slowly: send it again';
  const problem = { type: 'about:blank', title: 'Too slow', status: 408 };
  res.status(408).type('application/problem+json');
  res.setHeader('Connection', 'close');
  res.end(JSON.stringify({ ...problem, detail }), leave);
}
