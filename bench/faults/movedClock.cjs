// Loaded into a gateway: at SIGUSR2 its clock is put forward an hour, or back again, as if the machine's were. What
// OpenSSL and the system read of the time stays as it is.
const HOUR_MS = 3_600_000;
const { Date: Real } = globalThis;
let ahead = 0;
const now = () => Real.now() + ahead;
globalThis.Date = new Proxy(Real, {
  construct: (_, args, of) =>
    Reflect.construct(Real, args.length ? args : [now()], of),
  apply: () => new Real(now()).toString(),
  get: (_, name) => (name === 'now' ? now : Reflect.get(Real, name)),
});
process.on('SIGUSR2', () => {
  ahead = ahead ? 0 : HOUR_MS;
});
