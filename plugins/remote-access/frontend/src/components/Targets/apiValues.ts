import type {
  ApiMethod,
  ApiSettings,
  TargetSettings,
} from '@wardroom/remote-access-common';
import type { WebValues } from './webValues';

/** What only web APIs need, as a form holds it; scheme and certificate are those of web applications. */
export type ApiValues = {
  methods: string[];
  /** Separated by commas or line breaks. */
  paths: string;
  apiSignIn: ApiSettings['signIn']['kind'];
  headerName: string;
};

export function apiValues(settings?: TargetSettings): ApiValues {
  const api = settings?.protocol === 'api' ? settings : undefined;
  const { signIn } = api ?? {};
  return {
    methods: api?.methods ?? ['GET', 'HEAD'],
    paths: (api?.paths ?? ['/']).join(', '),
    apiSignIn: signIn?.kind ?? 'basic',
    headerName: signIn?.kind === 'header' ? signIn.name : 'X-API-Key',
  };
}

export function apiInput(
  values: ApiValues & Pick<WebValues, 'scheme' | 'webCertificate'>,
): ApiSettings {
  const { scheme, webCertificate, methods, paths } = values;
  const { apiSignIn: kind, headerName: name } = values;
  return {
    protocol: 'api',
    ...{ scheme, certificate: webCertificate },
    methods: methods as ApiMethod[],
    paths: paths.split(/[\s,]+/).filter(Boolean),
    signIn: kind === 'header' ? { kind, name } : { kind },
  };
}
