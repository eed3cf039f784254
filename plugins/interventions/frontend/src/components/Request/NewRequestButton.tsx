import { useNavigate } from 'react-router-dom';
import { Button } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { messages } from '../../messages';
import { newRequestPath } from '../../routes';

/** Begins a new request. */
export function NewRequestButton(props: { variant?: 'primary' | 'secondary' }) {
  const navigate = useNavigate();
  return (
    <Button
      variant={props.variant}
      iconStart={<RiAddLine aria-hidden="true" />}
      onPress={() => navigate(newRequestPath)}
    >
      {messages.list.submit}
    </Button>
  );
}
