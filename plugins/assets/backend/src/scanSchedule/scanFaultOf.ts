import { CustomErrorBase, InputError } from '@backstage/errors';

/** Whether people are told of an error as it is; others say nothing of the inside, and are logged. */
export function isTold(error: unknown): boolean {
  return error instanceof InputError || error instanceof CustomErrorBase;
}

/** What a scan says of the error that has ended it. */
export function scanFaultOf(error: Error, id: string): string {
  return isTold(error)
    ? error.message
    : `The scan failed on our side. Tell your administrator its number, ${id}.`;
}
