import { CustomErrorBase } from '@backstage/errors';

/** Too many attempts failed; answered with 429. */
export class TooManyRequestsError extends CustomErrorBase {}
