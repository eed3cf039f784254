import { useEffect, useState } from 'react';
import { RadioInput, type FormState } from '@wardroom/platform-react';
import { messages } from '../../messages';
import { generateAuthority } from './generateAuthority';
import { PrivateKeyFields } from './PrivateKeyFields';
import { publicKeyLine } from './publicKeyLine';
import type { CredentialValues } from './sealCredential';

const { fields: words } = messages.credential;

/** The key of an SSH certificate authority: a new one, whose private half nobody ever sees, or one that exists. */
export function AuthorityFields(props: { form: FormState<CredentialValues> }) {
  const { form } = props;
  const { authority } = form.values;
  const { set } = form;
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    set('privateKey', '');
    if (authority !== 'generate') return undefined;
    let current = true;
    generateAuthority('wardroom').then(
      key => current && set('privateKey', key),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [authority, set]);
  return (
    <>
      <RadioInput
        form={form}
        name="authority"
        label={words.authority}
        options={Object.entries(words.authorities).map(([value, label]) => ({
          value,
          label,
        }))}
      />
      {authority === 'paste' && <PrivateKeyFields form={form} />}
      {authority === 'generate' && failed ? (
        <p role="alert">{words.cannotGenerate}</p>
      ) : (
        <PublicLine line={publicKeyLine(form.values.privateKey)} />
      )}
    </>
  );
}

function PublicLine({ line }: { line?: string }) {
  if (!line) return <p>{words.noAuthorityLine}</p>;
  return (
    <div>
      <p>{words.authorityText}</p>
      <textarea
        aria-label={words.authorityLine}
        readOnly
        rows={3}
        value={line}
        style={{ width: '100%', fontFamily: 'monospace' }}
        onFocus={event => event.currentTarget.select()}
      />
    </div>
  );
}
