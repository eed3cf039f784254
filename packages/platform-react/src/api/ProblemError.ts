import { Problem } from '@wardroom/platform-common';
import { messages } from '../messages';

type Details = Omit<Problem, 'type' | 'field'>;

/** An error in words: what the server answered, or what kept it from answering. */
export class ProblemError extends Error {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly title: string;
  /** What is wrong, with which thing, and what to do next. */
  readonly detail: string;
  /** The fields that are wrong, where input was sent. */
  readonly errors: readonly { field: string; message: string }[];
  readonly requestId?: string;

  constructor(details: Details) {
    super(details.detail);
    this.status = details.status;
    this.title = details.title;
    this.detail = details.detail;
    this.errors = details.errors ?? [];
    this.requestId = details.requestId;
  }

  /** What an answer with an error status says. */
  static async fromResponse(response: Response): Promise<ProblemError> {
    const body = Problem.safeParse(
      await response.json().catch(() => undefined),
    );
    if (body.success) {
      const { field, detail, errors } = body.data;
      const named = field ? [{ field, message: detail }] : undefined;
      return new ProblemError({ ...body.data, errors: errors ?? named });
    }
    const { status } = response;
    return new ProblemError({
      status,
      title: messages.problem.titleOf(status),
      detail: messages.problem.unreadable(status),
    });
  }

  /** Any thrown value as a problem that can be shown. */
  static of(error: unknown): ProblemError {
    if (error instanceof ProblemError) return error;
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof ProblemError) return cause;
    // Browsers report every broken connection as a TypeError.
    if (error instanceof TypeError) {
      return new ProblemError({
        status: 0,
        title: messages.problem.offlineTitle,
        detail: messages.problem.offline,
      });
    }
    return new ProblemError({
      status: 0,
      title: messages.problem.unexpectedTitle,
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

/** Whether the error only says that the caller left or asked anew. */
export function isAborted(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
