import { useState, type ReactNode } from 'react';
import { Button } from '@backstage/ui';

/** Something that is shown when it is wanted. */
export function Disclosed(props: {
  show: string;
  hide: string;
  /** Whether it is shown at first. */
  initially?: boolean;
  children: ReactNode;
}) {
  const { show, hide, initially = false, children } = props;
  const [shown, setShown] = useState(initially);
  return (
    <>
      <div>
        <Button
          variant="secondary"
          aria-expanded={shown}
          onPress={() => setShown(!shown)}
        >
          {shown ? hide : show}
        </Button>
      </div>
      {shown && children}
    </>
  );
}
