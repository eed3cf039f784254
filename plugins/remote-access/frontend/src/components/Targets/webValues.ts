import type {
  TargetSettings,
  WebSettings,
} from '@wardroom/remote-access-common';

/** What web applications need, as a form holds it. */
export type WebValues = {
  scheme: WebSettings['scheme'];
  path: string;
  /** Separated by commas or line breaks. */
  origins: string;
  webCertificate: WebSettings['certificate'];
  signIn: WebSettings['signIn']['kind'];
  /** Selectors; empty where the field is found by what it is. */
  usernameField: string;
  passwordField: string;
  codeField: string;
  submitButton: string;
  successSign: string;
};

export function webValues(settings?: TargetSettings): WebValues {
  const web = settings?.protocol === 'web' ? settings : undefined;
  const overHttp = settings?.protocol === 'api' ? settings : web;
  const form = web?.signIn.kind === 'form' ? web.signIn : undefined;
  return {
    scheme: overHttp?.scheme ?? 'https',
    path: web?.path ?? '/',
    origins: (web?.origins ?? []).join(', '),
    webCertificate: overHttp?.certificate ?? 'verify',
    signIn: web?.signIn.kind ?? 'form',
    usernameField: form?.username ?? '',
    passwordField: form?.password ?? '',
    codeField: form?.code ?? '',
    submitButton: form?.submit ?? '',
    successSign: form?.success ?? '',
  };
}

export function webInput(values: WebValues): WebSettings {
  const { scheme, path, origins, webCertificate: certificate } = values;
  return {
    protocol: 'web',
    ...{ scheme, path, certificate },
    origins: origins.split(/[\s,]+/).filter(Boolean),
    signIn: signInInput(values),
  };
}

function signInInput(values: WebValues): WebSettings['signIn'] {
  if (values.signIn === 'basic') return { kind: 'basic' };
  const selectors = {
    username: values.usernameField,
    password: values.passwordField,
    code: values.codeField,
    submit: values.submitButton,
    success: values.successSign,
  };
  const given = Object.entries(selectors).filter(([, selector]) => selector);
  return { kind: 'form', ...Object.fromEntries(given) };
}
