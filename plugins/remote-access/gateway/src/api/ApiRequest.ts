import type { ApiMethod } from '@wardroom/remote-access-common';

/** One question to a web API, as a person put it. */
export type ApiRequest = {
  method: ApiMethod;
  /** With its query. */
  path: string;
  /** MIME type of what is wanted. */
  accept: string;
  body?: { type: string; text: string };
};

/** What came back; the credential is taken out wherever it stood as it was sent. */
export type ApiAnswer = {
  status: number;
  reason: string;
  headers: [name: string, value: string][];
  /** Bytes of the body, as far as they were read. */
  bytes: number;
  /** Whether there was more of it. */
  cut: boolean;
  /** Undefined where it is no text. */
  text?: string;
};
