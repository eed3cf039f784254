import { useEffect } from 'react';
import { useNavigate } from 'react-router-dom';
import { Text } from '@backstage/ui';
import {
  CodeInput,
  EmptyState,
  FormDialog,
  SelectInput,
  useClient,
  useForm,
  useLoad,
  useTenant,
} from '@wardroom/platform-react';
import { identityContract } from '@wardroom/identity-common';
import { interventionsContract } from '@wardroom/interventions-common';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { sessionPath } from '../../routes';
import { EntryNotice } from './EntryNotice';
import { useCheck } from './useCheck';
import { useOpen } from './useOpen';

const words = messages.open;

/** Asks what is still open: the target, the request, a fresh code; then goes to the terminal. */
export function OpenSessionDialog(props: {
  tenant: string;
  assetId: string;
  assetName: string;
  requestId?: string;
  onClose: () => void;
}) {
  const { tenant, assetId, assetName, requestId, onClose } = props;
  const navigate = useNavigate();
  const choices = useChoices(tenant, assetId, requestId);
  const open = useOpen(tenant);
  const form = useForm({
    initial: { target: '', request: requestId ?? '', code: '' },
    submit: values => open(values, check?.codeNeeded ?? true),
    onDone: entry =>
      navigate(sessionPath(tenant, entry.session), { state: { entry } }),
  });
  const { targets, requests } = choices;
  const { set, values } = form;
  const { check, checking } = useCheck(tenant, values.target, values.request);
  const codeNeeded = choices.codeNeeded && (check?.codeNeeded ?? true);
  const [firstTarget] = targets ?? [];
  const [firstRequest] = requests ?? [];
  const isChoosing = Boolean(firstTarget && !values.target);
  const chosen = targets?.find(({ value }) => value === values.target);
  useEffect(() => {
    if (!values.target && firstTarget) set('target', firstTarget.value);
    if (!values.request && firstRequest) set('request', firstRequest.value);
  }, [values.target, values.request, firstTarget, firstRequest, set]);
  return (
    <FormDialog
      title={words.title(assetName)}
      form={form}
      submitLabel={words.submit}
      isWaiting={!targets || isChoosing || checking}
      onClose={onClose}
    >
      {targets?.length === 0 && (
        <EmptyState title={words.noTargets} text={words.noTargetsText} />
      )}
      {chosen && <Text as="p">{words.promise(chosen.label)}</Text>}
      {chosen && check && (
        <EntryNotice
          check={check}
          tenant={tenant}
          target={{ id: chosen.value, name: chosen.label }}
          intervention={values.request}
        />
      )}
      {requests?.length === 0 && (
        <EmptyState title={words.noRequests} text={words.noRequestsText} />
      )}
      {(targets?.length ?? 0) > 1 && (
        <SelectInput
          form={form}
          name="target"
          label={words.target}
          options={targets ?? []}
          isRequired
        />
      )}
      {!requestId && (requests?.length ?? 0) > 0 && (
        <SelectInput
          form={form}
          name="request"
          label={words.request}
          options={requests ?? []}
          isRequired
        />
      )}
      {codeNeeded && (
        <CodeInput
          form={form}
          name="code"
          label={words.code}
          description={words.codeHint}
          isRequired
        />
      )}
    </FormDialog>
  );
}

function useChoices(tenant: string, asset: string, requestId?: string) {
  const access = useClient(remoteAccessContract);
  const identity = useClient(identityContract);
  const work = useClient(interventionsContract);
  const { me } = useTenant();
  const { data } = useLoad(
    async signal => {
      const [targets, requests, need] = await Promise.all([
        access.targets.list({ tenant, asset, limit: 50 }, { signal }),
        requestId
          ? { items: [] }
          : work.interventions.list(
              { tenant, assignee: 'me', state: ['in_progress'], limit: 50 },
              { signal },
            ),
        identity.stepUps.get({}, { signal }),
      ]);
      return { targets: targets.items, requests: requests.items, need };
    },
    [tenant, asset, requestId, me.ref],
  );
  return {
    targets: data?.targets.map(({ id, name }) => ({ value: id, label: name })),
    requests: requestId
      ? undefined
      : data?.requests.map(({ id, number, title }) => ({
          value: id,
          label: `${number}: ${title}`,
        })),
    codeNeeded: data?.need.codeNeeded ?? false,
  };
}
