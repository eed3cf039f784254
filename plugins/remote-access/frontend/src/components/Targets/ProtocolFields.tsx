import { SelectInput, type FormState } from '@wardroom/platform-react';
import { messages } from '../../messages';
import { ApiFields } from './ApiFields';
import { ColorField } from './ColorField';
import { optionsOf } from './optionsOf';
import { RdpFields } from './RdpFields';
import { SshFields } from './SshFields';
import type { TargetValues } from './targetValues';
import { TelnetFields } from './TelnetFields';
import { WebFields } from './WebFields';

const { fields: words } = messages.target;

const ports: Record<string, string> = {
  ssh: '22',
  telnet: '23',
  rdp: '3389',
  vnc: '5900',
  web: '443',
  api: '443',
};

/** How the target is spoken to, which stays as it was created, and what that needs. */
export function ProtocolFields(props: {
  form: FormState<TargetValues>;
  /** Whether the target exists already. */
  fixed: boolean;
  /** Whether its credential is a certificate authority. */
  certified: boolean;
}) {
  const { form, fixed, certified } = props;
  const { protocol } = form.values;
  const choose: FormState<TargetValues> = {
    ...form,
    set: (name, value) => {
      form.set(name, value);
      const usual = Object.values(ports).includes(form.values.port);
      if (name === 'protocol' && usual) form.set('port', ports[String(value)]);
    },
  };
  return (
    <>
      <SelectInput
        form={choose}
        name="protocol"
        label={words.protocol}
        options={optionsOf(words.protocols)}
        isDisabled={fixed}
      />
      {protocol === 'ssh' && <SshFields form={form} certified={certified} />}
      {protocol === 'telnet' && <TelnetFields form={form} />}
      {protocol === 'rdp' && <RdpFields form={form} />}
      {protocol === 'web' && <WebFields form={form} />}
      {protocol === 'api' && <ApiFields form={form} />}
      {(protocol === 'rdp' || protocol === 'vnc') && <ColorField form={form} />}
    </>
  );
}
