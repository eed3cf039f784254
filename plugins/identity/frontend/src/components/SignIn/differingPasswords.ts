import { ProblemError } from '@wardroom/platform-react';
import { messages } from '../../messages';

/** The fault of a form whose two new passwords differ. */
export function differingPasswords(field: string): ProblemError {
  const message = messages.link.differs;
  return new ProblemError({
    status: 400,
    title: messages.link.repeat,
    detail: `${messages.link.repeat}: ${message}`,
    errors: [{ field, message }],
  });
}
