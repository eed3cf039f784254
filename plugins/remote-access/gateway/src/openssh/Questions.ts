import type { Socket } from 'node:net';
import type { CredentialSecret } from '@wardroom/remote-access-common';
import type { Answers } from '../dial/Answers';

const longestQuestion = 4 * 1024;

/**
 * Answers what OpenSSH's client would ask a person for. It starts a program for each question, which passes the question
 * on to us and our answer back: a password is in no argument, no variable and no file.
 */
export class Questions {
  constructor(
    private readonly secret: CredentialSecret,
    private readonly options: {
      answers: Answers;
      /** What the client puts before the words of the server. */
      preface: string;
      onAsked(): void;
      /** There is no answer: the sign-in is over, before an empty one counts as an attempt. */
      onSpeechless(): void;
    },
  ) {}

  /** The text of the program: it has no secret. */
  static program(netcat: string, socket: string): string {
    return `#!/bin/sh\nprintf '%s' "$1" | exec ${netcat} -N -U ${socket}\n`;
  }

  serve(socket: Socket): void {
    let question = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      question += text;
      if (question.length > longestQuestion) socket.destroy();
    });
    socket.once('end', () => {
      const { answers, preface, onAsked, onSpeechless } = this.options;
      onAsked();
      const asked = question.startsWith(preface)
        ? question.slice(preface.length)
        : question;
      const [answer] = answers.to(
        [{ prompt: asked, echo: false }],
        this.secret,
      );
      if (answer) socket.end(`${answer}\n`);
      else onSpeechless();
    });
  }
}
